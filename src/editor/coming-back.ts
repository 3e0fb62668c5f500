/**
 * Tells when a window gets the focus that it did not have. Its state also changes when nobody touched it for a minute, and when somebody
 * does again: nothing went on elsewhere.
 * @param focused whether it has the focus now
 */
export function comingBack(focused: boolean, back: () => void): (state: { readonly focused: boolean }) => void {
  let had = focused;
  return (state) => {
    const isBack = state.focused && !had;
    had = state.focused;
    if (isBack) back();
  };
}
