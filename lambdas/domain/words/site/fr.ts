import { de } from '../french.ts'
import type { Words } from './words.ts'

/** What pages say in French, as it is spoken in Canada. */
export const fr: Words = {
  name: 'Français',
  skip: 'Aller au contenu principal',
  languages: 'Langue',
  home: (brand) => `Messages texte ${de(brand)}`,
  footer: {
    nav: 'À propos de ces messages',
    terms: 'Conditions',
    privacy: 'Confidentialité',
    choices: 'Mes choix',
    help: 'Besoin d’aide\u00a0?',
  },
  error: 'Erreur',
  problem: 'Vérifiez les renseignements saisis',
  errors: {
    country_unknown: 'Choisissez un pays de la liste',
    number_missing: 'Entrez votre numéro de cellulaire',
    number_invalid: 'Entrez un numéro de cellulaire valide pour ce pays, comme 514-555-0142',
    number_elsewhere: 'Ce numéro est d’un autre pays. Choisissez ce pays ou entrez un autre numéro',
    number_no_texts: 'Ce numéro ne peut pas recevoir de messages texte. Entrez un numéro de cellulaire',
    name_too_long: 'Entrez un nom de 100 caractères ou moins',
    program_missing: 'Choisissez au moins un type de message',
    program_elsewhere: 'Un de vos choix n’est pas offert dans ce pays. Décochez-le',
    code_missing: 'Entrez le code à six chiffres que nous avons envoyé',
    code_wrong: 'Le code ne correspond pas. Vérifiez le message et réessayez.',
    code_spent: 'Vous avez fait trop d’essais\u00a0: ce code ne fonctionne plus.',
    code_expired: 'Le code est expiré.',
    form_expired: 'Cette page est restée ouverte trop longtemps. Vérifiez vos choix et renvoyez-la.',
    form_busy: 'Il y a trop de demandes en ce moment. Réessayez dans une heure.',
    step_over:
      'Cette étape n’est plus ouverte ici. Si vous avez déjà envoyé le formulaire, cherchez notre message sur votre téléphone. Sinon, remplissez-le de nouveau.',
  },
  link: {
    textWith: (word) => `Texter ${word}`,
    qr: 'Code QR',
    qrOf: (program) => `Code QR pour ${program}`,
  },
  programs: {
    title: (brand) => `Messages texte ${de(brand)}`,
    lead: 'Vous recevez seulement les messages auxquels vous vous abonnez. Répondez STOP en tout temps pour vous désabonner.',
    offers: 'Publicité',
    byText: (word, number) => `Textez ${word} au ${number}`,
    form: 'S’inscrire en ligne',
    formLead: 'Un court formulaire suffit pour tous ces programmes.',
    choices: 'Déjà inscrit\u00a0? Voir ou modifier vos choix',
  },
  join: {
    title: 'Inscription aux messages texte',
    programs: 'Faites vos choix',
    phone: 'Votre téléphone',
    country: 'Pays',
    number: 'Cellulaire',
    numberHint: 'Un message texte confirmera qu’il est à vous.',
    likely: (number) => `Vouliez-vous dire ${number}\u00a0?`,
    name: 'Votre nom (facultatif)',
    button: 'M’inscrire',
  },
  sent: {
    title: 'Vérifiez votre téléphone',
    lead: (ending) => `Nous envoyons un message au numéro qui se termine par ${ending}.`,
    reply: (programs) => `Répondez OUI pour terminer votre inscription à ${programs}.`,
    code: (programs) => `Entrez le code à six chiffres pour terminer votre inscription à ${programs}.`,
    until: 'Vous avez 24 heures pour confirmer. D’ici là, vous n’êtes pas inscrit.',
    missing: 'Pas de message\u00a0?',
    start: (word, number) =>
      `De ce téléphone, textez ${word} au ${number}. Cela termine aussi votre inscription.`,
    keyword: (word) => `Vous pouvez aussi texter ${word}.`,
    otherwise: 'Le numéro n’est pas le bon\u00a0? Recommencez',
  },
  code: {
    label: 'Code à six chiffres',
    hint: 'Entrez le code que nous avons envoyé.',
    button: 'Confirmer',
    again: 'Recommencer',
    newIn: (minutes) =>
      `Vous pourrez demander un autre code dans ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    newNow: 'Vous pouvez demander un autre code.',
    newCode: 'Demander un autre code',
  },
  joined: {
    title: 'Vous êtes inscrit',
    lead: (programs) => `Vous recevrez maintenant ${programs}.`,
    confirmed:
      'Nous vous envoyons un message de confirmation. Il indique comment obtenir de l’aide et comment vous désabonner.',
    stop: 'Répondez STOP à n’importe quel message pour vous désabonner.',
    choices: 'Voir ou modifier mes choix',
  },
  terms: {
    title: (brand) => `Conditions des messages texte ${de(brand)}`,
    lead: (brand) => `À quoi vous attendre quand vous vous inscrivez aux messages texte ${de(brand)}.`,
    programs: 'Programmes',
    facts: {
      what: 'Ce que vous recevez',
      frequency: 'Fréquence des messages',
      number: 'Envoyés depuis',
      join: 'Comment s’inscrire',
    },
    joinByText: (word, number) => `textez ${word} au ${number} ou utilisez le formulaire de ce site`,
    joinByForm: 'utilisez le formulaire de ce site',
    noCondition: 'Publicité. Votre consentement n’est une condition d’aucun achat.',
    stop: {
      heading: 'Comment vous désabonner',
      text: 'Répondez STOP à n’importe quel message, ou textez STOP à l’un des numéros ci-dessus. Vous êtes désabonné de tous nos messages immédiatement, et nous envoyons un dernier message pour le confirmer. ARRET et des mots simples comme «\u00a0ne m’écrivez plus\u00a0» fonctionnent aussi. Pour vous réabonner, textez START ou inscrivez-vous de nouveau.',
    },
    help: (contacts) => ({
      heading: 'Comment obtenir de l’aide',
      text: `Répondez HELP ou AIDE à n’importe quel message, ou communiquez avec le service à la clientèle\u00a0: ${contacts}.`,
    }),
    cost: {
      heading: 'Coût',
      text: 'Des frais de messagerie et de données peuvent s’appliquer. Nous ne facturons pas les messages, mais votre fournisseur pourrait le faire.',
    },
    carriers: {
      heading: 'Fournisseurs de téléphonie',
      text: 'Les fournisseurs ne sont pas responsables des messages retardés ou non livrés. Il se peut que les messages n’atteignent pas tous les téléphones de tous les réseaux.',
    },
    contact: {
      heading: 'Votre numéro',
      text: 'Inscrivez seulement votre propre numéro. Si vous y renoncez, textez d’abord STOP de ce numéro pour que son prochain titulaire ne reçoive pas nos messages.',
    },
    privacy: (brand) => ({
      heading: 'Votre vie privée',
      text: `${brand} ne partage ni les données de votre inscription ni votre numéro de téléphone avec des tiers à des fins de marketing. La politique de confidentialité indique ce que nous conservons et pendant combien de temps.`,
    }),
    changed: {
      heading: 'Modifications',
      text: 'Nous conservons les mots exacts que vous avez acceptés. Si un programme change, nous vous le demanderons de nouveau.',
    },
  },
  privacy: {
    title: (brand) => `Politique de confidentialité des messages texte ${de(brand)}`,
    lead: (brand) =>
      `Ce que ${brand} conserve quand vous vous inscrivez aux messages texte, pourquoi et pendant combien de temps.`,
    sharing: (brand) => ({
      heading: 'Nous ne partageons pas vos renseignements à des fins de marketing',
      text: `${brand} ne partage pas les renseignements de votre cellulaire avec des tiers ou des sociétés affiliées à des fins de marketing ou de promotion. Votre numéro de téléphone, les données de votre inscription et votre consentement ne sont partagés avec aucun tiers, sauf les fournisseurs qui livrent nos messages.`,
    }),
    kept: {
      heading: 'Ce que nous conservons',
      items: [
        'votre numéro de téléphone, et votre nom si vous l’avez donné',
        'les mots exacts que vous avez acceptés, dans quelle langue, quand et comment',
        'si vous vous inscrivez en ligne\u00a0: votre adresse IP et votre navigateur',
        'les mots que vous avez textés pour vous inscrire, obtenir de l’aide ou vous désabonner',
        'quels messages nous vous avons envoyés, et quand',
      ],
    },
    why: {
      heading: 'Pourquoi',
      text: 'Pour vous envoyer seulement ce que vous avez demandé, pour prouver que vous l’avez demandé et pour qu’un désabonnement soit toujours respecté.',
    },
    time: {
      heading: 'Combien de temps',
      text: (months) =>
        `Tant que vous êtes inscrit, et ${months} mois après votre désabonnement. Ensuite, nous supprimons le dossier.`,
      archive: (years) =>
        `Par la suite, une copie scellée est archivée pendant ${years} ${years === 1 ? 'an' : 'ans'} comme preuve en cas de litige.`,
      stop: 'Nous conservons toujours la date de votre désabonnement sous un code qui ne révèle pas votre numéro, pour qu’une ancienne inscription ne puisse jamais l’annuler.',
    },
    choices: (contacts) => ({
      heading: 'Vos choix',
      text: `Sur la page «\u00a0Mes choix\u00a0», vous pouvez voir et modifier vos inscriptions, tout arrêter et télécharger ce que nous conservons sur vous. Pour le faire effacer, écrivez à ${contacts}.`,
    }),
    cookies: {
      heading: 'Aucun suivi',
      text: 'Ces pages n’ont ni scripts, ni publicité, ni mesure d’audience. Un témoin n’est utilisé que pour vous mener d’une étape à la suivante\u00a0: si vous venez d’une invitation par courriel, jusqu’à l’envoi du formulaire\u00a0; après l’envoi d’un formulaire, pendant 24 heures au plus\u00a0; et pendant 15 minutes après la confirmation de votre téléphone sur la page «\u00a0Mes choix\u00a0».',
    },
  },
  preferences: {
    title: 'Mes choix',
    lead: (brand) =>
      `Voyez et modifiez les messages que vous recevez ${de(brand)}. Nous vous enverrons d’abord un code pour confirmer votre numéro.`,
    numberHint: 'Nous vous enverrons un code à six chiffres.',
    send: 'Envoyer le code',
    codeTitle: 'Entrez le code',
    codeLead: (ending) => `Nous envoyons un code à six chiffres au numéro qui se termine par ${ending}.`,
    codeMissing: (word, number) =>
      `Si vous vous êtes désabonné de nos messages, nous ne vous enverrons rien, pas même un code. Pour vous réabonner, textez ${word} au ${number} de ce téléphone.`,
    choicesTitle: 'Mes choix',
    choicesLead: (ending) =>
      `Pour le numéro qui se termine par ${ending}. Cochez ce que vous voulez\u00a0; décochez le reste.`,
    programs: 'Messages que vous pouvez recevoir',
    since: (status, date) => `${status} depuis le ${date}`,
    status: {
      none: 'Non inscrit',
      pending: 'En attente de votre confirmation',
      opted_in: 'Inscrit',
      opted_out: 'Désabonné',
    },
    save: 'Enregistrer mes choix',
    stopTitle: 'Tout arrêter',
    stopNumber: (ending) => `Pour le numéro qui se termine par ${ending}.`,
    stopLead: (brand) =>
      `Vous ne recevrez plus de messages ${de(brand)}, d’aucun de ses numéros. Le changement est immédiat.`,
    stop: 'Tout arrêter',
    waysTitle: 'Autres façons d’arrêter',
    waysText: (word, number) => `Textez ${word} au ${number}, ou répondez ${word} à n’importe quel message.`,
    waysPeople: (contacts) => `Ou dites-le-nous\u00a0: ${contacts}.`,
    downloadTitle: 'Ce que nous conservons sur vous',
    downloadLead:
      'Vos inscriptions et désabonnements, les mots que vous avez vus et les messages échangés, en un fichier\u00a0; un long historique vient en plusieurs parties.',
    download: 'Télécharger',
    part: (part) => `partie ${part}`,
    morePart:
      'Il y en a beaucoup\u00a0: le tout vient en parties. Téléchargez cette partie, puis passez à la suivante.',
    lastPart: 'C’est la dernière partie.',
    downloadPart: (part) => `Télécharger la partie ${part}`,
    nextPart: (part) => `Passer à la partie ${part}`,
    savedTitle: 'Enregistré',
    savedLead: 'Vos changements sont en vigueur.',
    stoppedTitle: 'Vous êtes désabonné',
    stoppedLead: (brand) =>
      `Vous ne recevrez plus de messages ${de(brand)}. Pour vous réabonner, textez START ou inscrivez-vous de nouveau.`,
    back: 'Voir tous les programmes',
  },
  mail: {
    subject: (brand) => `${brand}\u00a0: choisissez vos messages texte`,
    wants: (brand, what) => `${brand} aimerait vous envoyer des messages texte\u00a0: ${what}.`,
    nothing:
      'Rien n’est envoyé si vous ne vous abonnez pas et si votre téléphone ne le confirme pas. Si cela ne vous concerne pas, ne faites rien.',
    open: 'Choisir mes messages',
    once: (date) => `Le lien fonctionne une seule fois, jusqu’au ${date}.`,
    from: (brand, address) => `Ce courriel vient de ${brand}, ${address}.`,
    noMore: (brand) => `Ne plus recevoir de courriels de ${brand}`,
    endTitle: 'Ne plus recevoir de courriels',
    end: (brand) =>
      `${brand} n’enverra plus d’invitations par courriel à cette adresse. Les messages texte ne changent pas.`,
    endedTitle: 'Vous ne recevrez plus de courriels',
    ended: (brand) => `${brand} n’enverra plus d’invitations par courriel à cette adresse.`,
  },
  failed: {
    not_found: {
      heading: 'Page introuvable',
      text: 'L’adresse est peut-être mal saisie, ou le programme n’est plus offert.',
    },
    too_large: {
      heading: 'C’est trop long',
      text: 'Ce que vous avez envoyé est trop volumineux. Rien n’a été enregistré. Revenez en arrière et raccourcissez-le.',
    },
    too_many: {
      heading: 'Il y a trop de demandes en ce moment',
      text: 'Rien n’a été enregistré. Réessayez dans une minute. Pour ne plus recevoir de messages, répondez STOP à l’un d’eux. Cela fonctionne toujours.',
    },
    bad_origin: {
      heading: 'Ce formulaire a été envoyé d’un autre site',
      text: 'Pour votre sécurité, nous acceptons seulement les formulaires de nos propres pages. Rien n’a été enregistré. Ouvrez la page ici et renvoyez le formulaire.',
    },
    expired: {
      heading: 'Cette page est expirée',
      text: 'Pour votre sécurité, les formulaires sont valides pendant un temps limité. Rien n’a été enregistré. Ouvrez la page de nouveau.',
    },
    stop_link_over: {
      heading: 'Ce lien ne fonctionne plus',
      text: 'Les liens pour arrêter les messages fonctionnent pendant un temps limité. Pour ne plus recevoir de messages, répondez STOP à l’un d’eux. Cela fonctionne toujours.',
    },
    invalid: {
      heading: 'Le formulaire n’a pas fonctionné',
      text: 'Rien n’a été enregistré. Ouvrez la page de nouveau et renvoyez le formulaire.',
    },
    internal: {
      heading: 'Un problème est survenu',
      text: 'Réessayez dans quelques minutes. Pour ne plus recevoir de messages, répondez STOP à l’un d’eux. Cela fonctionne toujours.',
    },
  },
  failedHome: 'Voir tous les programmes',
}
