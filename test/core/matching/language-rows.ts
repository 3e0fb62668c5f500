/** A test of a language that cites `REQ-1`, and how a runner of it reports that, and a test of the same name that is another. */
export interface LanguageRow {
  readonly file: string;
  readonly text: string;
  /** Class and name. */
  readonly own: readonly [string, string];
  readonly other: readonly [string, string];
}

/** By the id of the language. */
export const languageRows: Readonly<Record<string, LanguageRow>> = {
  csharp: {
    file: 'tests/CartTests.cs',
    text: 'namespace Shop;\npublic class CartTests {\n  // @req REQ-1\n  [Fact] public void Adds() {}\n}\n',
    own: ['Shop.CartTests', 'Adds'],
    other: ['Shop.BillTests', 'Adds'],
  },
  go: {
    file: 'cart/cart_test.go',
    text: 'package cart\n\n// @req REQ-1\nfunc TestAdds(t *testing.T) {}\n',
    own: ['example.com/shop/cart', 'TestAdds'],
    other: ['example.com/shop/bill', 'TestAdds'],
  },
  java: {
    file: 'src/test/java/shop/CartTest.java',
    text: 'package shop;\nclass CartTest {\n  // @req REQ-1\n  @Test void adds() {}\n}\n',
    own: ['shop.CartTest', 'adds'],
    other: ['shop.BillTest', 'adds'],
  },
  javascript: {
    file: 'test/cart.test.js',
    text: "describe('Cart', () => {\n  // @req REQ-1\n  it('adds', () => {});\n});\n",
    own: ['Cart', 'Cart adds'],
    other: ['Bill', 'Bill adds'],
  },
  kotlin: {
    file: 'src/test/kotlin/shop/CartTest.kt',
    text: 'package shop\nclass CartTest {\n  // @req REQ-1\n  @Test fun adds() {}\n}\n',
    own: ['shop.CartTest', 'adds'],
    other: ['shop.BillTest', 'adds'],
  },
  python: {
    file: 'tests/test_cart.py',
    text: '# @req REQ-1\ndef test_adds(): pass\n',
    own: ['tests.test_cart', 'test_adds'],
    other: ['tests.test_bill', 'test_adds'],
  },
  rust: {
    file: 'tests/cart.rs',
    text: '// @req REQ-1\n#[test]\nfn adds() {}\n',
    own: ['shop::cart', 'adds'],
    other: ['shop::bill', 'adds'],
  },
};
