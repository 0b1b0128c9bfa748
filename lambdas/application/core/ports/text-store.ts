/** A text that people are shown. */
export interface StoredText {
  hash: string
  language: string
  text: string
}

/** Stores the texts that events refer to by hash: each once, never changed (IN-8). */
export interface TextStore {
  /** Stores a text; storing it again changes nothing. */
  keep(text: StoredText): Promise<void>
}

/** Reads the texts that events refer to. */
export interface TextReader {
  /** The texts with these hashes; a text that is not stored is omitted. */
  read(hashes: readonly string[]): Promise<StoredText[]>
}
