/** A test of a language that cites `REQ-1`, and how a runner of it reports that, and a test of the same name that is another. */
export interface LanguageRow {
  readonly file: string;
  readonly text: string;
  /** Class and name. */
  readonly own: readonly [string, string];
  readonly other: readonly [string, string];
  /** Of the same language, where no runner looks for tests. */
  readonly plain: string;
  /** Where one that looks like a test stands in a comment, and another in a string. */
  readonly hidden: string;
}

/** By the id of the language. */
export const languageRows: Readonly<Record<string, LanguageRow>> = {
  csharp: {
    file: 'tests/CartTests.cs',
    text: 'namespace Shop;\npublic class CartTests {\n  // @req REQ-1\n  [Fact] public void Adds() {}\n}\n',
    own: ['Shop.CartTests', 'Adds'],
    other: ['Shop.BillTests', 'Adds'],
    plain: 'src/Cart.cs',
    hidden:
      'public class CartTests {\n  // [Fact] public void Adds() {}\n  string x = "[Fact] public void Adds() {}";\n}\n',
  },
  go: {
    file: 'cart/cart_test.go',
    text: 'package cart\n\n// @req REQ-1\nfunc TestAdds(t *testing.T) {}\n',
    own: ['example.com/shop/cart', 'TestAdds'],
    other: ['example.com/shop/bill', 'TestAdds'],
    plain: 'cart/cart.go',
    hidden: 'package cart\n\n// func TestAdds(t *testing.T) {}\nvar x = `\nfunc TestSums(t *testing.T) {}\n`\n',
  },
  java: {
    file: 'src/test/java/shop/CartTest.java',
    text: 'package shop;\nclass CartTest {\n  // @req REQ-1\n  @Test void adds() {}\n}\n',
    own: ['shop.CartTest', 'adds'],
    other: ['shop.BillTest', 'adds'],
    plain: 'src/main/java/shop/Cart.java',
    hidden: 'class CartTest {\n  /* @Test void adds() {} */\n  String x = "@Test void adds() {}";\n}\n',
  },
  javascript: {
    file: 'test/cart.test.js',
    text: "describe('Cart', () => {\n  // @req REQ-1\n  it('adds', () => {});\n});\n",
    own: ['Cart', 'Cart adds'],
    other: ['Bill', 'Bill adds'],
    plain: 'src/cart.js',
    hidden: "/* it('adds', () => {}); */\nconst x = `\nit('sums', () => {});\n`;\n",
  },
  kotlin: {
    file: 'src/test/kotlin/shop/CartTest.kt',
    text: 'package shop\nclass CartTest {\n  // @req REQ-1\n  @Test fun adds() {}\n}\n',
    own: ['shop.CartTest', 'adds'],
    other: ['shop.BillTest', 'adds'],
    plain: 'src/main/kotlin/shop/Cart.kt',
    hidden: 'class CartTest {\n  /* @Test fun adds() {} */\n  val x = "@Test fun adds() {}"\n}\n',
  },
  python: {
    file: 'tests/test_cart.py',
    text: '# @req REQ-1\ndef test_adds(): pass\n',
    own: ['tests.test_cart', 'test_adds'],
    other: ['tests.test_bill', 'test_adds'],
    plain: 'src/cart.py',
    hidden: "# def test_adds(): pass\nx = '''\ndef test_sums(): pass\n'''\n",
  },
  rust: {
    file: 'tests/cart.rs',
    text: '// @req REQ-1\n#[test]\nfn adds() {}\n',
    own: ['shop::cart', 'adds'],
    other: ['shop::bill', 'adds'],
    plain: 'src/cart.rs',
    hidden: '/* #[test] fn adds() {} */\nconst X: &str = "#[test] fn adds() {}";\n',
  },
};
