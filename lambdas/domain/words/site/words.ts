import type { Status } from '../../core/vocabulary.ts'
import type { ErrorKey, ErrorKind } from './error-key.ts'

/** A heading with what stands under it. */
export interface Section {
  heading: string
  text: string
}

/** Everything that pages say, apart from what comes from a definition; a language that lacks one does not compile. */
export interface Words {
  /** The language's own name. */
  name: string
  skip: string
  languages: string
  home: (brand: string) => string
  footer: { nav: string; terms: string; privacy: string; choices: string; help: string }
  error: string
  problem: string
  errors: Record<ErrorKey, string>
  link: { textWith: (word: string) => string; qr: string; qrOf: (program: string) => string }

  programs: {
    title: (brand: string) => string
    lead: string
    offers: string
    byText: (word: string, number: string) => string
    form: string
    formLead: string
    choices: string
  }

  join: {
    title: string
    programs: string
    phone: string
    country: string
    number: string
    numberHint: string
    /** Offers the number that was likely meant in place of one that no phone can have (IN-12). */
    likely: (number: string) => string
    name: string
    button: string
  }

  sent: {
    title: string
    lead: (ending: string) => string
    reply: (programs: string) => string
    code: (programs: string) => string
    until: string
    missing: string
    start: (word: string, number: string) => string
    keyword: (word: string) => string
    otherwise: string
  }

  code: {
    label: string
    hint: string
    button: string
    again: string
    /** When a text with a new code can be asked for; the same for every number. */
    newIn: (minutes: number) => string
    newNow: string
    newCode: string
  }

  joined: {
    title: string
    lead: (programs: string) => string
    confirmed: string
    stop: string
    choices: string
  }

  terms: {
    title: (brand: string) => string
    lead: (brand: string) => string
    programs: string
    facts: { what: string; frequency: string; number: string; join: string }
    joinByText: (word: string, number: string) => string
    joinByForm: string
    noCondition: string
    stop: Section
    help: (contacts: string) => Section
    cost: Section
    carriers: Section
    contact: Section
    privacy: (brand: string) => Section
    changed: Section
  }

  privacy: {
    title: (brand: string) => string
    lead: (brand: string) => string
    sharing: (brand: string) => Section
    kept: { heading: string; items: string[] }
    why: Section
    time: {
      heading: string
      text: (months: number) => string
      archive: (years: number) => string
      stop: string
    }
    choices: (contacts: string) => Section
    cookies: Section
  }

  preferences: {
    title: string
    lead: (brand: string) => string
    numberHint: string
    send: string
    codeTitle: string
    codeLead: (ending: string) => string
    codeMissing: (word: string, number: string) => string
    choicesTitle: string
    choicesLead: (ending: string) => string
    programs: string
    since: (status: string, date: string) => string
    status: Record<Status, string>
    save: string
    stopTitle: string
    stopNumber: (ending: string) => string
    stopLead: (brand: string) => string
    stop: string
    waysTitle: string
    waysText: (word: string, number: string) => string
    waysPeople: (contacts: string) => string
    downloadTitle: string
    downloadLead: string
    download: string
    part: (part: number) => string
    morePart: string
    lastPart: string
    downloadPart: (part: number) => string
    nextPart: (part: number) => string
    savedTitle: string
    savedLead: string
    stoppedTitle: string
    stoppedLead: (brand: string) => string
    back: string
  }

  /** The mail of an invitation, and the page that ends such mail. */
  mail: {
    subject: (brand: string) => string
    wants: (brand: string, what: string) => string
    nothing: string
    open: string
    once: (date: string) => string
    from: (brand: string, address: string) => string
    noMore: (brand: string) => string
    endTitle: string
    end: (brand: string) => string
    endedTitle: string
    ended: (brand: string) => string
  }

  failed: Record<ErrorKind, Section>
  failedHome: string
}
