/** To valibot these are no keys at all: it passes over them without a word. */
const passedOver: readonly string[] = ['__proto__', 'constructor', 'prototype'];
const mark = '\0';

/** The same value, with such keys marked, so that they are unknown like any other. */
export function heeded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(heeded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [passedOver.includes(key) ? mark + key : key, heeded(each)]),
  );
}

/** A key without that mark. */
export function asWritten(key: string): string {
  return key.startsWith(mark) ? key.slice(mark.length) : key;
}
