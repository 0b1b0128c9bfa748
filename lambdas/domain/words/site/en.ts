import type { Words } from './words.ts'

/** What pages say in English. */
export const en: Words = {
  name: 'English',
  skip: 'Skip to the content',
  languages: 'Language',
  home: (brand) => `${brand} text messages`,
  footer: {
    nav: 'About these messages',
    terms: 'Terms',
    privacy: 'Privacy',
    choices: 'My choices',
    help: 'Need a hand?',
  },
  error: 'Error',
  problem: 'Please check what you entered',
  errors: {
    country_unknown: 'Choose one of the countries in the list',
    number_missing: 'Enter your mobile number',
    number_invalid: 'Enter a mobile number that exists in this country, such as the one friends text you at',
    number_elsewhere: 'This number belongs to another country: choose that country, or enter another number',
    number_no_texts: 'This number cannot get texts: enter a mobile number',
    name_too_long: 'Enter a shorter name, of 100 characters at most',
    program_missing: 'Tick what you would like to get, one box at least',
    program_elsewhere: 'One of the boxes that you ticked is not on offer in this country: untick it',
    code_missing: 'Enter the six digits of the text we sent',
    code_wrong: 'These are not the six digits of our text: check them and enter them again',
    code_expired: 'These six digits are no longer valid: start again and we will send new ones',
    form_expired:
      'This page was open too long, or was changed on the way: look it over and send it once more',
    form_busy: 'There are too many sign-ups at the moment: send it again in an hour',
  },
  link: {
    textWith: (word) => `Open a text with ${word}`,
    qr: 'QR code',
    qrOf: (program) => `QR code for ${program}`,
  },
  programs: {
    title: (brand) => `Text messages from ${brand}`,
    lead: 'Choose what is useful to you. You only get what you sign up for, and one word stops it at any time: reply STOP.',
    offers: 'Advertising',
    byText: (word, number) => `Text ${word} to ${number}`,
    form: 'Sign up with the form',
    formLead: 'One short form for everything on this page.',
    choices: 'Already signed up? See or change your choices',
  },
  join: {
    title: 'Sign up for text messages',
    lead: (brand) =>
      `Tell ${brand} where to text you and what about. You are signed up only once your phone has confirmed it.`,
    phone: 'Your phone',
    country: 'Country',
    number: 'Mobile number',
    numberHint: 'We text it, to check that it is yours.',
    likely: (number) => `Did you mean ${number}?`,
    name: 'Your name (optional)',
    nameHint: 'Kept with your sign-up, as a note of who asked.',
    programs: 'What would you like to get?',
    programsHint: 'Each box stands for itself. Tick as many as you like.',
    promotional: 'Advertising, if you want it',
    promotionalHint: 'Your consent is not a condition of purchase: you can buy anything from us without it.',
    agree: (brand) =>
      `By pressing “Sign up” you agree to get recurring automated text messages from ${brand}, for the boxes you ticked and no others:`,
    agreeList: 'On offer',
    fromNumber: (program, promise, number) => `${program}: ${promise}, sent from ${number}`,
    stop: (contacts) =>
      `Consent is not a condition of any purchase. Message and data rates may apply. Reply HELP for help or contact ${contacts}. Reply STOP to stop at any time.`,
    terms: 'Terms',
    privacy: 'Privacy',
    button: 'Sign up',
  },
  sent: {
    title: 'One more step, on your phone',
    lead: (ending) => `We are texting the number that ends in ${ending}.`,
    reply: (programs) => `Reply YES, and you are signed up for ${programs}.`,
    code: (programs) => `Enter the six digits here, and you are signed up for ${programs}.`,
    until: 'You have 24 hours. Without your answer you are not signed up.',
    missing: 'No text after a few minutes?',
    start: (word, number) => `From that phone, text ${word} to ${number}. That completes your sign-up too.`,
    keyword: (word) => `The word ${word} works as well.`,
    otherwise: 'Wrong number? Sign up again',
  },
  code: {
    label: 'Six-digit code',
    hint: 'You find it in the text. Your phone may offer to fill it in.',
    button: 'Confirm',
    again: 'Start again',
  },
  joined: {
    title: 'You are signed up',
    lead: (programs) => `From now on you get ${programs}.`,
    confirmed: 'A text that says so is on its way. Keep it: it tells you how to get help and how to stop.',
    stop: 'Reply STOP to any of our messages and they end at once.',
    choices: 'See or change my choices',
  },
  terms: {
    title: (brand) => `Terms of ${brand} text messages`,
    lead: (brand) => `What you can expect when you sign up for text messages from ${brand}.`,
    programs: 'Programs',
    facts: { what: 'What you get', frequency: 'Message frequency', number: 'Sent from', join: 'How to join' },
    joinByText: (word, number) => `text ${word} to ${number}, or use the form on this site`,
    joinByForm: 'use the form on this site',
    noCondition: 'Advertising. Consent is not a condition of any purchase.',
    stop: {
      heading: 'How to stop',
      text: 'Reply STOP to any message, or text STOP to any of the numbers above. You are unsubscribed from all of our messages at once, and one last text confirms it. END, QUIT, CANCEL, UNSUBSCRIBE and plain words such as “please stop texting me” work as well. To come back, text START or sign up again.',
    },
    help: (contacts) => ({
      heading: 'How to get help',
      text: `Reply HELP to any message, or contact customer care: ${contacts}.`,
    }),
    cost: {
      heading: 'What it costs',
      text: 'Message and data rates may apply. We charge nothing; your mobile plan decides what a text costs you.',
    },
    carriers: {
      heading: 'Carriers',
      text: 'Carriers are not liable for delayed or undelivered messages. Messages may not reach every phone on every network.',
    },
    contact: {
      heading: 'Your number',
      text: 'Sign up only a number that is your own. If you give it up, text STOP from it first, so that its next owner hears nothing from us.',
    },
    privacy: (brand) => ({
      heading: 'Your privacy',
      text: `${brand} does not share your opt-in data or your phone number with third parties for marketing. The privacy page says what is kept and for how long.`,
    }),
    changed: {
      heading: 'Changes',
      text: 'What you agreed to is kept word for word as you saw it. Should a program change, you are asked again.',
    },
  },
  privacy: {
    title: (brand) => `Privacy of ${brand} text messages`,
    lead: (brand) => `What ${brand} keeps when you sign up for text messages, why, and for how long.`,
    sharing: (brand) => ({
      heading: 'Shared with nobody for marketing',
      text: `${brand} shares your mobile information with no third parties or affiliates for marketing or promotional purposes. Your phone number, your opt-in data and your consent are shared with no third parties; only the providers that carry our texts handle them, to deliver those texts.`,
    }),
    kept: {
      heading: 'What is kept',
      items: [
        'your phone number, and your name if you gave it',
        'what you agreed to, word for word, in which language, when and how',
        'when you sign up on a page: the IP address and the browser it came from',
        'the words with which you signed up, asked for help or stopped by text',
        'which texts were sent to you, and when',
      ],
    },
    why: {
      heading: 'Why',
      text: 'To text you only what you asked for, to prove that you asked, and to be sure that a stop is honoured for good.',
    },
    time: {
      heading: 'How long',
      text: (months) =>
        `As long as you are signed up, and ${months} months after you stop. Then the record is deleted.`,
      archive: (years) =>
        `A sealed copy of the proof is archived for ${years} ${years === 1 ? 'year' : 'years'} after that, for disputes only.`,
      stop: 'One thing stays: a code from which your number cannot be read, and the date of your stop, so that no old sign-up can undo it.',
    },
    choices: (contacts) => ({
      heading: 'Your choices',
      text: `On the page “My choices” you see what you are signed up for, change it, stop everything and download what is kept about you. To have it erased, contact ${contacts}.`,
    }),
    cookies: {
      heading: 'These pages',
      text: 'They follow nobody: no scripts, no advertising, no analytics. A cookie is set only if you come from an invitation we e-mailed, until you send the form, and for 15 minutes when you have confirmed your phone on the page “My choices”.',
    },
  },
  preferences: {
    title: 'My choices',
    lead: (brand) => `See and change what ${brand} texts you. First we check that the phone is yours.`,
    numberHint: 'We send it a six-digit code.',
    send: 'Send me the code',
    codeTitle: 'Enter the code',
    codeLead: (ending) => `A text with six digits is on its way to the number that ends in ${ending}.`,
    codeMissing: (word, number) =>
      `If you once told us to stop, we do not text you, not even a code. Text ${word} to ${number} from that phone and you are back.`,
    choicesTitle: 'My choices',
    choicesLead: (ending) =>
      `For the number that ends in ${ending}. Tick what you would like to get; untick what you would not.`,
    programs: 'What we may text you',
    since: (status, date) => `${status} since ${date}`,
    status: {
      none: 'Not signed up',
      pending: 'Waiting for your confirmation',
      opted_in: 'Signed up',
      opted_out: 'Stopped',
    },
    save: 'Save my choices',
    stopTitle: 'Stop everything',
    stopLead: (brand) => `${brand} sends you nothing more, from any of its numbers. It counts at once.`,
    stop: 'Stop everything',
    downloadTitle: 'What is kept about me',
    downloadLead: 'Your sign-ups and stops, the words you saw, and the texts that we exchanged, in one file.',
    download: 'Download it',
    savedTitle: 'Saved',
    savedLead: 'Your choices count from this moment.',
    stoppedTitle: 'Everything is stopped',
    stoppedLead: (brand) => `${brand} sends you nothing more. To come back, text START or sign up again.`,
    back: 'Back to the overview',
  },
  failed: {
    not_found: {
      heading: 'This page does not exist',
      text: 'The address may be mistyped, or the program is no longer on offer.',
    },
    too_large: {
      heading: 'That was too much',
      text: 'What was sent is larger than our forms are. Nothing was saved. Please go back and shorten it.',
    },
    too_many: {
      heading: 'Too many tries',
      text: 'To protect your phone from strangers we stop here for a while. Nothing was saved. Please try again in an hour.',
    },
    bad_origin: {
      heading: 'The form came from elsewhere',
      text: 'For your safety we take forms from our own pages only. Nothing was saved. Please open the page here and send it again.',
    },
    expired: {
      heading: 'The page was open too long',
      text: 'For your safety a form counts for a limited time. Nothing was saved. Please open it again.',
    },
    invalid: {
      heading: 'We could not read that',
      text: 'Something in the form was not as expected. Nothing was saved. Please open it again.',
    },
    internal: {
      heading: 'Something went wrong on our side',
      text: 'It is not your fault. Please try again in a few minutes. To stop messages, reply STOP to any of them: that always works.',
    },
  },
  failedHome: 'Go to the overview',
}
