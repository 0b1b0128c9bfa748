/** The least time that work on a number takes, in milliseconds; nearly all of it is done sooner. */
const LEAST_MS = 400

/**
 * Answers no sooner than a fixed time: what differs in the work, such as the size of a record, does not show in the time of
 * the answer, which would tell whether a number is known (IN-4, REPLY-1).
 */
export async function evenly<Result>(
  { pause }: { pause: (milliseconds: number) => Promise<unknown> },
  work: Promise<Result>,
): Promise<Result> {
  const [result] = await Promise.all([work, pause(LEAST_MS)])
  return result
}
