/** Makes `Date` return the shifted time in this thread; timers still use the machine's clock. */
export function shiftDate(offset: SharedArrayBuffer): void {
  const ahead = new BigInt64Array(offset)
  const machineDate = Date
  const now = () => machineDate.now() + Number(Atomics.load(ahead, 0))
  const shiftedDate = new Proxy(machineDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new machineDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
  machineDate.prototype.constructor = shiftedDate
  globalThis.Date = shiftedDate
}
