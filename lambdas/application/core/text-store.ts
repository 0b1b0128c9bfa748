/** A text that people are shown. */
export interface StoredText {
  hash: string
  language: string
  text: string
}

/** Where the texts are kept that events refer to by hash: once, and never changed (IN-8). */
export interface TextStore {
  /** Keeps a text; keeping it again changes nothing. */
  keep(text: StoredText): Promise<void>
}

/** Reads the texts that events refer to. */
export interface TextReader {
  /** The texts of these hashes; one that is not kept is left out. */
  read(hashes: readonly string[]): Promise<StoredText[]>
}
