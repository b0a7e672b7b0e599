import type { LargeMessage } from "./send-large.ts";

/** Puts together what `sendLarge` sends; gives the value once it is whole, and `null` before. */
export function largeReceiver<Value extends object>(): (message: LargeMessage<Value>) => Value | null {
  let whole: Value | null = null;
  return (message) => {
    switch (message.kind) {
      case "frame":
        whole = message.value;
        return null;
      case "piece": {
        const target = message.path.reduce<object>((part, key) => Reflect.get(part, key), whole ?? {});
        for (const [key, value] of message.entries) Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
        return null;
      }
      case "end":
        return whole;
    }
  };
}
