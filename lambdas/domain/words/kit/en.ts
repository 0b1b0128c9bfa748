import type { KitWords } from './kit-words.ts'

/** The material in English. */
export const en: KitWords = {
  ways: {
    title: 'Ways to join',
    lead: (brand) =>
      `Every way to sign up for text messages from ${brand}, with the exact words that people see or hear.`,
    names: {
      keyword: 'By text or QR code',
      web_form: 'On our sign-up page',
      preferences_page: 'On the “My choices” page',
      form_block: 'On another form of ours',
      paper_form: 'On paper',
      verbal: 'In person or by phone',
      employee_broadcast: 'As an employee',
      email: 'By email',
    },
    does: {
      keyword:
        'People see these words, then text the keyword themselves. Scanning the QR code opens the text for them to send.',
      web_form: 'People check a box, which is empty at first, and enter their number.',
      preferences_page: 'People confirm their number with a code that we text them, then check a box.',
      form_block:
        'People check a box, which is empty at first and never required, in a form that they fill in anyway.',
      paper_form: 'People write down their number and sign. We keep the form.',
      verbal: 'Our staff read out these words, and people say yes or no.',
      employee_broadcast:
        'Each employee gets these words and acknowledges them individually. We keep each acknowledgement.',
      email: 'People reply YES to our email, or select its link.',
    },
    posterOnly:
      'People see these words on a poster. Its QR code opens our sign-up page; no text signs up for this program.',
    confirmed: {
      reply: 'We text them once. They are signed up only after they reply YES.',
      code: 'We text them a code. They are signed up only after they enter it.',
    },
    id: 'Text id',
    form: 'Open the form',
    screenshots: {
      title: 'What people see on a phone',
      captions: {
        programs: '1. The programs',
        'sign-up-form': '2. The form, as people find it',
        'check-your-phone': '3. After the form: confirm from the phone',
      },
      alt: {
        programs: 'Screenshot: the list of programs, with how to join each.',
        'sign-up-form':
          'Screenshot: the sign-up form. Every box is unchecked, and the consent words stand above the button.',
        'check-your-phone': 'Screenshot: the page after the form, which asks to confirm from the phone.',
      },
    },
  },
  poster: {
    scanText: 'Scan with your phone’s camera, then send the text.',
    scanForm: 'Scan with your phone’s camera to sign up.',
  },
  paper: {
    name: 'Name',
    number: 'Mobile number',
    signature: 'Signature',
    date: 'Date',
    office: 'For our records',
    collectedBy: 'Collected by',
    reference: 'Form number',
  },
}
