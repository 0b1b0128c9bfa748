/** A message of which nobody can say whether it is a stop (OUT-2). */
export const UNSURE = 'Not interested'
