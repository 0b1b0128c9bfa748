import type { Words } from './words.ts'

/** What pages say in English. */
export const en: Words = {
  name: 'English',
  skip: 'Skip to main content',
  languages: 'Language',
  home: (brand) => `${brand} text messages`,
  footer: {
    nav: 'About these messages',
    terms: 'Terms',
    privacy: 'Privacy',
    choices: 'My choices',
    help: 'Need help?',
  },
  error: 'Error',
  problem: 'Please check what you entered',
  errors: {
    country_unknown: 'Choose one of the countries in the list',
    number_missing: 'Enter your mobile number',
    number_invalid: 'Enter a valid mobile number for this country, like 206-555-0142',
    number_elsewhere: 'This number is from another country. Choose that country or enter a different number',
    number_no_texts: 'This number can’t receive texts. Enter a mobile number',
    name_too_long: 'Enter a name of 100 characters or fewer',
    program_missing: 'Select at least one type of message',
    program_elsewhere: 'One of your choices isn’t available in this country. Uncheck it',
    code_missing: 'Enter the six-digit code from our text',
    code_wrong: 'That code doesn’t match. Check the text and try again.',
    code_spent: 'That was one try too many, so this code no longer works.',
    code_expired: 'That code has expired.',
    form_expired: 'This page was open too long. Check your choices and submit it again.',
    form_busy: 'Too many requests right now. Try again in an hour.',
    step_over:
      'This step is no longer open here. If you already sent the form, check your phone for our text. If not, fill it in again.',
  },
  link: {
    textWith: (word) => `Text ${word}`,
    qr: 'QR code',
    qrOf: (program) => `QR code for ${program}`,
  },
  programs: {
    title: (brand) => `Text messages from ${brand}`,
    lead: 'You only get what you sign up for. Reply STOP at any time to stop.',
    offers: 'Marketing',
    byText: (word, number) => `Text ${word} to ${number}`,
    form: 'Sign up online',
    formLead: 'Sign up for any of these with one short form.',
    choices: 'Already signed up? View or change your choices',
  },
  join: {
    title: 'Sign up for text messages',
    programs: 'Choose any that you want',
    phone: 'Your phone',
    country: 'Country',
    number: 'Mobile number',
    numberHint: 'We’ll text you to confirm it’s yours.',
    likely: (number) => `Did you mean ${number}?`,
    name: 'Your name (optional)',
    button: 'Sign up',
  },
  sent: {
    title: 'Check your phone',
    lead: (ending) => `We’re texting the number ending in ${ending}.`,
    reply: (programs) => `Reply YES to finish signing up for ${programs}.`,
    code: (programs) => `Enter the six-digit code to finish signing up for ${programs}.`,
    until: 'You have 24 hours to confirm. Until then, you’re not signed up.',
    missing: 'Didn’t get a text?',
    start: (word, number) => `From that phone, text ${word} to ${number}. That finishes your sign-up too.`,
    keyword: (word) => `You can also text ${word}.`,
    otherwise: 'Wrong number? Start over',
  },
  code: {
    label: 'Six-digit code',
    hint: 'Enter the code we texted you.',
    button: 'Confirm',
    again: 'Start over',
    newIn: (minutes) => `You can ask for a new code in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    newNow: 'You can ask for a new code now.',
    newCode: 'Get a new code',
  },
  joined: {
    title: 'You’re signed up',
    lead: (programs) => `You’ll now get ${programs}.`,
    confirmed: 'We’re sending you a text to confirm. It says how to get help and how to stop.',
    stop: 'Reply STOP to any message to stop.',
    choices: 'View or change my choices',
  },
  terms: {
    title: (brand) => `${brand} text message terms`,
    lead: (brand) => `What to expect when you sign up for text messages from ${brand}.`,
    programs: 'Programs',
    facts: { what: 'What you get', frequency: 'Message frequency', number: 'Sent from', join: 'How to join' },
    joinByText: (word, number) => `text ${word} to ${number}, or use the form on this site`,
    joinByForm: 'use the form on this site',
    noCondition: 'Marketing. Consent is not a condition of any purchase.',
    stop: {
      heading: 'How to stop',
      text: 'Reply STOP to any message, or text STOP to any of the numbers above. You’re unsubscribed from all of our messages right away, and we send one last text to confirm. END, QUIT, CANCEL, UNSUBSCRIBE, and plain words like “please stop texting me” also work. To resubscribe, text START or sign up again.',
    },
    help: (contacts) => ({
      heading: 'How to get help',
      text: `Reply HELP to any message, or contact customer care: ${contacts}.`,
    }),
    cost: {
      heading: 'What it costs',
      text: 'Message and data rates may apply. We don’t charge for messages; your mobile carrier may.',
    },
    carriers: {
      heading: 'Carriers',
      text: 'Carriers are not liable for delayed or undelivered messages. Messages may not reach every phone on every network.',
    },
    contact: {
      heading: 'Your number',
      text: 'Only sign up your own number. If you give it up, text STOP from it first so that its next owner doesn’t get our messages.',
    },
    privacy: (brand) => ({
      heading: 'Your privacy',
      text: `${brand} does not share your opt-in data or your phone number with third parties for marketing. Our privacy policy says what we keep and for how long.`,
    }),
    changed: {
      heading: 'Changes',
      text: 'We keep the exact words you agreed to. If a program changes, we’ll ask you again.',
    },
  },
  privacy: {
    title: (brand) => `${brand} text message privacy policy`,
    lead: (brand) => `What ${brand} keeps when you sign up for text messages, why, and for how long.`,
    sharing: (brand) => ({
      heading: 'We don’t share your information for marketing',
      text: `${brand} does not share your mobile information with third parties or affiliates for marketing or promotional purposes. Your phone number, opt-in data, and consent are not shared with any third parties, except the providers that deliver our texts.`,
    }),
    kept: {
      heading: 'What we keep',
      items: [
        'your phone number, and your name if you gave it',
        'the exact words you agreed to, in which language, when, and how',
        'if you sign up online: your IP address and browser',
        'the words you texted to sign up, get help, or stop',
        'which texts we sent you, and when',
      ],
    },
    why: {
      heading: 'Why',
      text: 'To text you only what you asked for, to prove that you asked, and to make sure that a stop is always honored.',
    },
    time: {
      heading: 'How long',
      text: (months) =>
        `As long as you’re signed up, and ${months} months after you stop. Then we delete the record.`,
      archive: (years) =>
        `After that, a sealed copy is archived for ${years} ${years === 1 ? 'year' : 'years'} as proof in case of a dispute.`,
      stop: 'We always keep the date of your stop under a code that does not reveal your number, so that an old sign-up can never undo it.',
    },
    choices: (contacts) => ({
      heading: 'Your choices',
      text: `On the “My choices” page you can see and change what you’re signed up for, stop everything, and download what we keep about you. To have it erased, contact ${contacts}.`,
    }),
    cookies: {
      heading: 'No tracking',
      text: 'These pages have no scripts, no ads, and no analytics. We set a cookie only to get you from one step to the next: if you come from an invitation we emailed, until you submit the form; after you submit a form, for at most 24 hours; and for 15 minutes after you confirm your phone on the “My choices” page.',
    },
  },
  preferences: {
    title: 'My choices',
    lead: (brand) =>
      `View and change what ${brand} texts you. First, we’ll text you a code to confirm your number.`,
    numberHint: 'We’ll text you a six-digit code.',
    send: 'Send code',
    codeTitle: 'Enter the code',
    codeLead: (ending) => `We’re texting a six-digit code to the number ending in ${ending}.`,
    codeMissing: (word, number) =>
      `If you’ve stopped our messages, we won’t text you, not even a code. To resubscribe, text ${word} to ${number} from that phone.`,
    choicesTitle: 'My choices',
    choicesLead: (ending) =>
      `For the number ending in ${ending}. Check what you want; uncheck what you don’t.`,
    programs: 'Messages you can get',
    since: (status, date) => `${status} since ${date}`,
    status: {
      none: 'Not signed up',
      pending: 'Waiting for you to confirm',
      opted_in: 'Signed up',
      opted_out: 'Stopped',
    },
    save: 'Save my choices',
    stopTitle: 'Stop everything',
    stopNumber: (ending) => `For the number ending in ${ending}.`,
    stopLead: (brand) =>
      `You’ll get no more messages from ${brand}, from any of its numbers. This takes effect immediately.`,
    stop: 'Stop everything',
    waysTitle: 'Other ways to stop',
    waysText: (word, number) => `Text ${word} to ${number}, or reply ${word} to any message.`,
    waysPeople: (contacts) => `Or tell us: ${contacts}.`,
    downloadTitle: 'What we keep about you',
    downloadLead:
      'Your sign-ups and stops, the words you saw, and the texts we exchanged, as a file; a long history comes in parts.',
    download: 'Download',
    part: (part) => `part ${part}`,
    morePart: 'There is a lot, so it comes in parts. Download this part, then go on to the next.',
    lastPart: 'This is the last part.',
    downloadPart: (part) => `Download part ${part}`,
    nextPart: (part) => `Go on to part ${part}`,
    savedTitle: 'Saved',
    savedLead: 'Your changes take effect now.',
    stoppedTitle: 'You’ve been unsubscribed',
    stoppedLead: (brand) =>
      `You’ll get no more messages from ${brand}. To resubscribe, text START or sign up again.`,
    back: 'Back to all programs',
  },
  mail: {
    subject: (brand) => `${brand}: choose your text messages`,
    wants: (brand, what) => `${brand} would like to send you text messages: ${what}.`,
    nothing:
      'Nothing is sent unless you sign up and your phone confirms it. If this is not for you, do nothing.',
    open: 'Choose my messages',
    once: (date) => `The link works once, until ${date}.`,
    from: (brand, address) => `This email is from ${brand}, ${address}.`,
    noMore: (brand) => `No more email from ${brand}`,
    endTitle: 'No more email',
    end: (brand) =>
      `${brand} won’t email invitations to this address anymore. Text messages stay as they are.`,
    endedTitle: 'You’ll get no more email',
    ended: (brand) => `${brand} won’t email invitations to this address anymore.`,
  },
  failed: {
    not_found: {
      heading: 'Page not found',
      text: 'The address may be mistyped, or the program may no longer be available.',
    },
    too_large: {
      heading: 'That’s too long',
      text: 'What you submitted is too large. Nothing was saved. Go back and shorten it.',
    },
    too_many: {
      heading: 'Too many requests right now',
      text: 'Nothing was saved. Try again in a minute. To stop messages, reply STOP to any of them. That always works.',
    },
    bad_origin: {
      heading: 'This form was submitted from another site',
      text: 'For your safety, we only accept forms from our own pages. Nothing was saved. Open the page here and submit it again.',
    },
    expired: {
      heading: 'This page has expired',
      text: 'For your safety, forms are valid for a limited time. Nothing was saved. Open the page again.',
    },
    stop_link_over: {
      heading: 'This link no longer works',
      text: 'Links to stop messages work for a limited time. To stop messages, reply STOP to any of them. That always works.',
    },
    invalid: {
      heading: 'Something in the form didn’t work',
      text: 'Nothing was saved. Open the page again and resubmit it.',
    },
    internal: {
      heading: 'Something went wrong on our side',
      text: 'Try again in a few minutes. To stop messages, reply STOP to any of them. That always works.',
    },
  },
  failedHome: 'See all programs',
}
