const watched = new WeakMap<Element, () => void>();

/** One observer for all rows: a little more than a screen above and below is near. */
const observer =
  typeof IntersectionObserver === 'undefined'
    ? null
    : new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) if (isIntersecting) watched.get(target)?.();
        },
        { rootMargin: '1200px 0px' },
      );

/** Attached to a row: calls back once, when it comes near to what is in sight. */
export const whenNear = (come: () => void) => (node: Element) => {
  if (!observer) {
    come();
    return;
  }
  watched.set(node, () => {
    observer.unobserve(node);
    come();
  });
  observer.observe(node);
  return () => observer.unobserve(node);
};
