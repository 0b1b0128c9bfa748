/** Whether a phone number is possible; if not, the number that was likely meant, if there is one (IN-12). */
export type NumberCheck = { possible: true } | { possible: false; likely: string | undefined }

/** Checks an E.164 number against the numbering plan of its country. */
export type CheckNumber = (to: string) => NumberCheck
