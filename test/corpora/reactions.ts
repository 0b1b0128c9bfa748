import { quotedTexts } from './corpus.ts'

type Form = (text: string) => string

/** Eight ways in which phones put a reaction to a text into words, for each language, with every kind of quotation mark. */
export const REACTION_FORMS: Readonly<Record<string, readonly Form[]>> = {
  en: [
    (text) => `Liked “${text}”`,
    (text) => `Loved "${text}"`,
    (text) => `Disliked “${text.slice(0, 60)}…”`,
    (text) => `Laughed at “${text}”`,
    (text) => `Emphasized “${text.slice(0, 80)}…`,
    (text) => `Removed a like from “${text}”`,
    (text) => `\u200A\u200B👍\u200B to “\u200A${text}\u200A”\u200A`,
    (text) => `Reacted ❤️ to “${text}”`,
  ],
  es: [
    (text) => `Le gustó “${text}”`,
    (text) => `Le encantó "${text}"`,
    (text) => `No le gustó “${text.slice(0, 60)}…”`,
    (text) => `Le dio risa “${text}”`,
    (text) => `Exclamó por «${text.slice(0, 80)}…`,
    (text) => `Quitó un “Me gusta” de “${text}”`,
    (text) => `👍 a “${text}”`,
    (text) => `Reaccionó con 👎🏽 a “${text}”`,
  ],
  fr: [
    (text) => `A aimé «\u00A0${text}\u00A0»`,
    (text) => `A adoré “${text}”`,
    (text) => `N’a pas aimé « ${text.slice(0, 60)}… »`,
    (text) => `A ri de «${text}»`,
    (text) => `A souligné « ${text.slice(0, 80)}…`,
    (text) => `A retiré un « J’aime » de « ${text} »`,
    (text) => `👍 à « ${text} »`,
    (text) => `A réagi avec ❤️ à "${text}"`,
  ],
  pt: [
    (text) => `Curtiu “${text}”`,
    (text) => `Amou "${text}"`,
    (text) => `Não curtiu “${text.slice(0, 60)}…”`,
    (text) => `Riu de “${text}”`,
    (text) => `Enfatizou «${text.slice(0, 80)}…`,
    (text) => `Removeu um coração de “${text}”`,
    (text) => `👍 para “${text}”`,
    (text) => `Reagiu com ❤️ a “${text}”`,
  ],
}

/** Every text in every form of its language. */
export function reactions(): string[] {
  return quotedTexts().flatMap(({ language, text }) =>
    (REACTION_FORMS[language] ?? []).map((form) => form(text)),
  )
}
