import { NUMBER, PERSON, type System } from '../../../system.ts'

/** What the provider reports of a text that was sent now, as it lies on the queue. */
export function report(system: System, eventType: string, change: object = {}): string {
  const event = {
    eventType,
    eventVersion: '1.0',
    eventTimestamp: Date.parse(system.now()),
    isFinal: true,
    originationPhoneNumber: NUMBER,
    destinationPhoneNumber: PERSON,
    isoCountryCode: 'US',
    messageId: 'm',
    messageRequestTimestamp: Date.parse(system.now()),
    messageStatus: eventType.replace('TEXT_', ''),
    context: { tenant: 'acme' },
    ...change,
  }
  return JSON.stringify({ Type: 'Notification', Message: JSON.stringify(event) })
}
