import type { KitWords } from './kit-words.ts'

/** The material in Canadian French. */
export const fr: KitWords = {
  ways: {
    title: 'Façons de s’inscrire',
    lead: (brand) =>
      `Toutes les façons de s’inscrire aux messages texte de ${brand}, avec les mots exacts que les gens lisent ou entendent.`,
    names: {
      keyword: 'Par message texte ou code QR',
      web_form: 'Sur notre page d’inscription',
      preferences_page: 'Sur la page «\u00a0Mes choix\u00a0»',
      form_block: 'Sur un autre de nos formulaires',
      paper_form: 'Sur papier',
      verbal: 'En personne ou par téléphone',
      employee_broadcast: 'Comme membre du personnel',
      email: 'Par courriel',
    },
    does: {
      keyword:
        'La personne lit ces mots, puis envoie elle-même le mot-clé. Le code QR ouvre le message, prêt à envoyer.',
      web_form: 'La personne coche une case, vide au départ, et indique son numéro.',
      preferences_page:
        'La personne confirme son numéro avec un code que nous lui envoyons par message texte, puis coche une case.',
      form_block:
        'La personne coche une case, vide au départ et jamais obligatoire, dans un formulaire qu’elle remplit de toute façon.',
      paper_form: 'La personne inscrit son numéro et signe. Nous gardons le formulaire.',
      verbal: 'Notre personnel lit ces mots à voix haute, et la personne dit oui ou non.',
      employee_broadcast:
        'Chaque membre du personnel reçoit ces mots et les confirme lui-même. Nous gardons chaque confirmation.',
      email: 'La personne répond YES à notre courriel ou sélectionne son lien.',
    },
    posterOnly:
      'La personne lit ces mots sur une affiche. Son code QR ouvre notre page d’inscription; aucun message texte n’inscrit à ce programme.',
    confirmed: {
      reply: 'Nous lui envoyons un message. L’inscription ne vaut qu’après sa réponse YES.',
      code: 'Nous lui envoyons un code par message texte. L’inscription ne vaut qu’une fois le code entré.',
    },
    id: 'Identifiant du texte',
    form: 'Ouvrir le formulaire',
    screenshots: {
      title: 'Ce que les gens voient sur un téléphone',
      captions: {
        programs: '1. Les programmes',
        'sign-up-form': '2. Le formulaire, tel qu’il apparaît',
        'check-your-phone': '3. Après le formulaire\u00a0: confirmer depuis le téléphone',
      },
      alt: {
        programs: 'Capture d’écran\u00a0: la liste des programmes, avec la façon de s’inscrire à chacun.',
        'sign-up-form':
          'Capture d’écran\u00a0: le formulaire d’inscription. Aucune case n’est cochée, et le texte du consentement est au-dessus du bouton.',
        'check-your-phone':
          'Capture d’écran\u00a0: la page après le formulaire, qui demande de confirmer depuis le téléphone.',
      },
    },
  },
  poster: {
    scanText: 'Balayez avec l’appareil photo de votre téléphone, puis envoyez le message.',
    scanForm: 'Balayez avec l’appareil photo de votre téléphone pour vous inscrire.',
  },
  paper: {
    name: 'Nom',
    number: 'Numéro de cellulaire',
    signature: 'Signature',
    date: 'Date',
    office: 'Pour nos dossiers',
    collectedBy: 'Reçu par',
    reference: 'Numéro du formulaire',
  },
}
