/** Whether a phone can have a number; where none can, the one that was likely meant, if one comes to mind (IN-12). */
export type NumberCheck = { possible: true } | { possible: false; likely: string | undefined }

/** Checks an E.164 number against the numbering plan of its country. */
export type CheckNumber = (to: string) => NumberCheck
