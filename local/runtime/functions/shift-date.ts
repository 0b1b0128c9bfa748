/** Lets `Date` tell the moved time in this thread from now on; timers go on by the machine's clock. */
export function moveDate(offset: SharedArrayBuffer): void {
  const ahead = new BigInt64Array(offset)
  const machine = Date
  const now = () => machine.now() + Number(Atomics.load(ahead, 0))
  const moved = new Proxy(machine, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new machine(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
  machine.prototype.constructor = moved
  globalThis.Date = moved
}
