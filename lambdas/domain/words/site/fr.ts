import { de } from '../french.ts'
import type { Words } from './words.ts'

/** What pages say in French. */
export const fr: Words = {
  name: 'Français',
  skip: 'Aller au contenu',
  languages: 'Langue',
  home: (brand) => `SMS ${de(brand)}`,
  footer: {
    nav: 'À propos de ces messages',
    terms: 'Conditions',
    privacy: 'Confidentialité',
    choices: 'Mes choix',
    help: 'Besoin d’aide\u00a0?',
  },
  error: 'Erreur',
  problem: 'Vérifiez ce que vous avez saisi',
  errors: {
    country_unknown: 'Choisissez l’un des pays de la liste',
    number_missing: 'Saisissez votre numéro de mobile',
    number_invalid:
      'Saisissez un numéro de mobile qui existe dans ce pays, comme celui où vos amis vous écrivent',
    number_elsewhere: 'Ce numéro est d’un autre pays\u00a0: choisissez ce pays ou saisissez un autre numéro',
    number_no_texts: 'Ce numéro ne peut pas recevoir de SMS\u00a0: saisissez un numéro de mobile',
    name_too_long: 'Saisissez un nom plus court, de 100 caractères au plus',
    program_missing: 'Cochez ce que vous souhaitez recevoir, une case au moins',
    program_elsewhere: 'L’une des cases cochées n’est pas proposée dans ce pays\u00a0: décochez-la',
    code_missing: 'Saisissez les six chiffres du SMS que nous avons envoyé',
    code_wrong: 'Ce ne sont pas les six chiffres de notre SMS\u00a0: vérifiez-les et saisissez-les à nouveau',
    code_expired: 'Ces six chiffres ne sont plus valables\u00a0: recommencez et nous en enverrons d’autres',
    form_expired:
      'Cette page est restée ouverte trop longtemps ou a changé en route\u00a0: relisez-la et envoyez-la à nouveau',
    form_busy: 'Il y a trop d’inscriptions en ce moment\u00a0: renvoyez-la dans une heure',
  },
  link: {
    textWith: (word) => `Ouvrir un SMS avec ${word}`,
    qr: 'Code QR',
    qrOf: (program) => `Code QR pour ${program}`,
  },
  programs: {
    title: (brand) => `Les SMS ${de(brand)}`,
    lead: 'Choisissez ce qui vous est utile. Vous ne recevez que ce que vous demandez, et un mot arrête tout à tout moment\u00a0: répondez STOP.',
    offers: 'Publicité',
    byText: (word, number) => `Envoyez ${word} au ${number}`,
    form: 'M’inscrire avec le formulaire',
    formLead: 'Un court formulaire pour tout ce qui est sur cette page.',
    choices: 'Déjà inscrit\u00a0? Voir ou modifier vos choix',
  },
  join: {
    title: 'Inscription aux SMS',
    lead: (brand) =>
      `Dites à ${brand} où vous écrire et à quel sujet. Vous ne serez inscrit que lorsque votre téléphone l’aura confirmé.`,
    phone: 'Votre téléphone',
    country: 'Pays',
    number: 'Numéro de mobile',
    numberHint: 'Nous y écrivons pour vérifier qu’il est à vous.',
    likely: (number) => `Vouliez-vous dire ${number}\u00a0?`,
    name: 'Votre nom (facultatif)',
    nameHint: 'Conservé avec votre inscription, pour savoir qui l’a demandée.',
    programs: 'Que souhaitez-vous recevoir\u00a0?',
    programsHint: 'Chaque case vaut pour elle seule. Cochez celles que vous voulez.',
    promotional: 'De la publicité, si vous le voulez',
    promotionalHint:
      'Votre consentement n’est pas une condition d’achat\u00a0: vous pouvez tout acheter chez nous sans le donner.',
    agree: (brand) =>
      `En appuyant sur «\u00a0M’inscrire\u00a0», vous acceptez de recevoir des SMS automatisés et récurrents ${de(brand)}, pour les cases que vous avez cochées et aucune autre\u00a0:`,
    agreeList: 'Proposé',
    fromNumber: (program, promise, number) => `${program}\u00a0: ${promise}, envoyés depuis le ${number}`,
    stop: (contacts) =>
      `Votre consentement n’est la condition d’aucun achat. Des frais de messagerie et de données peuvent s’appliquer. Répondez HELP ou AIDE pour obtenir de l’aide, ou contactez ${contacts}. Répondez STOP ou ARRET pour ne plus en recevoir, à tout moment.`,
    terms: 'Conditions',
    privacy: 'Confidentialité',
    button: 'M’inscrire',
  },
  sent: {
    title: 'Encore une étape, sur votre téléphone',
    lead: (ending) => `Nous écrivons au numéro qui se termine par ${ending}.`,
    reply: (programs) => `Répondez OUI, et vous êtes inscrit à ${programs}.`,
    code: (programs) => `Saisissez ici les six chiffres, et vous êtes inscrit à ${programs}.`,
    until: 'Vous avez 24 heures. Sans votre réponse, vous n’êtes pas inscrit.',
    missing: 'Aucun SMS après quelques minutes\u00a0?',
    start: (word, number) =>
      `Depuis ce téléphone, envoyez ${word} au ${number}. Cela termine aussi votre inscription.`,
    keyword: (word) => `Le mot ${word} convient également.`,
    otherwise: 'Mauvais numéro\u00a0? Recommencer l’inscription',
  },
  code: {
    label: 'Code à six chiffres',
    hint: 'Il se trouve dans le SMS. Votre téléphone peut proposer de le remplir.',
    button: 'Confirmer',
    again: 'Recommencer',
  },
  joined: {
    title: 'Vous êtes inscrit',
    lead: (programs) => `À partir de maintenant, vous recevez ${programs}.`,
    confirmed:
      'Un SMS qui le confirme est en route. Gardez-le\u00a0: il dit comment obtenir de l’aide et comment arrêter.',
    stop: 'Répondez STOP à n’importe lequel de nos messages et ils cessent aussitôt.',
    choices: 'Voir ou modifier mes choix',
  },
  terms: {
    title: (brand) => `Conditions des SMS ${de(brand)}`,
    lead: (brand) => `Ce à quoi vous pouvez vous attendre en vous inscrivant aux SMS ${de(brand)}.`,
    programs: 'Programmes',
    facts: {
      what: 'Ce que vous recevez',
      frequency: 'Fréquence des messages',
      number: 'Envoyés depuis',
      join: 'Comment s’inscrire',
    },
    joinByText: (word, number) => `envoyez ${word} au ${number}, ou utilisez le formulaire de ce site`,
    joinByForm: 'utilisez le formulaire de ce site',
    noCondition: 'Publicité. Votre consentement n’est la condition d’aucun achat.',
    stop: {
      heading: 'Comment arrêter',
      text: 'Répondez STOP à n’importe quel message, ou envoyez STOP à l’un des numéros ci-dessus. Vous êtes aussitôt désinscrit de tous nos messages, et un dernier SMS le confirme. ARRET et des mots simples comme «\u00a0ne m’écrivez plus\u00a0» conviennent aussi. Pour revenir, envoyez START ou inscrivez-vous à nouveau.',
    },
    help: (contacts) => ({
      heading: 'Comment obtenir de l’aide',
      text: `Répondez HELP ou AIDE à n’importe quel message, ou contactez le service client : ${contacts}.`,
    }),
    cost: {
      heading: 'Ce que cela coûte',
      text: 'Des frais de messagerie et de données peuvent s’appliquer. Nous ne facturons rien\u00a0; votre forfait mobile décide de ce que coûte un SMS.',
    },
    carriers: {
      heading: 'Opérateurs',
      text: 'Les opérateurs ne sont pas responsables des messages retardés ou non remis. Les messages peuvent ne pas atteindre tous les téléphones de tous les réseaux.',
    },
    contact: {
      heading: 'Votre numéro',
      text: 'N’inscrivez qu’un numéro qui est à vous. Si vous le rendez, envoyez d’abord STOP depuis ce numéro, pour que son prochain titulaire ne reçoive rien de nous.',
    },
    privacy: (brand) => ({
      heading: 'Votre vie privée',
      text: `${brand} ne partage ni les données de votre inscription ni votre numéro de téléphone avec des tiers à des fins de marketing. La page de confidentialité dit ce qui est conservé et combien de temps.`,
    }),
    changed: {
      heading: 'Modifications',
      text: 'Ce que vous avez accepté est conservé mot pour mot, tel que vous l’avez vu. Si un programme change, on vous le demande à nouveau.',
    },
  },
  privacy: {
    title: (brand) => `Confidentialité des SMS ${de(brand)}`,
    lead: (brand) =>
      `Ce que ${brand} conserve quand vous vous inscrivez aux SMS, pourquoi et combien de temps.`,
    sharing: (brand) => ({
      heading: 'Rien n’est partagé à des fins de marketing',
      text: `${brand} ne partage aucune information sur votre mobile avec des tiers ou des sociétés affiliées à des fins de marketing ou de promotion. Votre numéro de téléphone, les données de votre inscription et votre consentement ne sont partagés avec aucun tiers\u00a0; seuls les prestataires qui transportent nos SMS les traitent, pour les remettre.`,
    }),
    kept: {
      heading: 'Ce qui est conservé',
      items: [
        'votre numéro de téléphone, et votre nom si vous l’avez donné',
        'ce que vous avez accepté, mot pour mot, dans quelle langue, quand et comment',
        'si vous vous inscrivez sur une page\u00a0: l’adresse IP et le navigateur utilisés',
        'les mots par lesquels vous vous êtes inscrit, avez demandé de l’aide ou avez arrêté',
        'quels SMS vous ont été envoyés, et quand',
      ],
    },
    why: {
      heading: 'Pourquoi',
      text: 'Pour ne vous écrire que ce que vous avez demandé, pour prouver que vous l’avez demandé et pour qu’un arrêt soit respecté pour toujours.',
    },
    time: {
      heading: 'Combien de temps',
      text: (months) =>
        `Tant que vous êtes inscrit, et ${months} mois après votre arrêt. Ensuite, l’enregistrement est supprimé.`,
      archive: (years) =>
        `Une copie scellée de la preuve est archivée ${years} ${years === 1 ? 'an' : 'ans'} de plus, en cas de litige seulement.`,
      stop: 'Une seule chose reste\u00a0: un code dont on ne peut pas déduire votre numéro, et la date de votre arrêt, pour qu’aucune ancienne inscription ne puisse l’annuler.',
    },
    choices: (contacts) => ({
      heading: 'Vos choix',
      text: `Sur la page «\u00a0Mes choix\u00a0», vous voyez à quoi vous êtes inscrit, vous le modifiez, vous arrêtez tout et vous téléchargez ce qui est conservé sur vous. Pour le faire effacer, contactez ${contacts}.`,
    }),
    cookies: {
      heading: 'Ces pages',
      text: 'Elles ne suivent personne\u00a0: ni scripts, ni publicité, ni mesure d’audience. Un cookie n’est déposé que si vous venez d’une invitation par e-mail, jusqu’à l’envoi du formulaire, et pendant 15 minutes quand vous avez confirmé votre téléphone sur la page de vos choix.',
    },
  },
  preferences: {
    title: 'Mes choix',
    lead: (brand) =>
      `Voyez et modifiez ce que ${brand} vous écrit. Nous vérifions d’abord que le téléphone est à vous.`,
    numberHint: 'Nous y envoyons un code à six chiffres.',
    send: 'Envoyez-moi le code',
    codeTitle: 'Saisissez le code',
    codeLead: (ending) =>
      `Un SMS avec six chiffres est en route vers le numéro qui se termine par ${ending}.`,
    codeMissing: (word, number) =>
      `Si vous nous avez un jour demandé d’arrêter, nous ne vous écrivons pas, pas même un code. Envoyez ${word} au ${number} depuis ce téléphone et vous êtes de retour.`,
    choicesTitle: 'Mes choix',
    choicesLead: (ending) =>
      `Pour le numéro qui se termine par ${ending}. Cochez ce que vous souhaitez recevoir\u00a0; décochez le reste.`,
    programs: 'Ce que nous pouvons vous écrire',
    since: (status, date) => `${status} depuis le ${date}`,
    status: {
      none: 'Non inscrit',
      pending: 'En attente de votre confirmation',
      opted_in: 'Inscrit',
      opted_out: 'Arrêté',
    },
    save: 'Enregistrer mes choix',
    stopTitle: 'Tout arrêter',
    stopLead: (brand) =>
      `${brand} ne vous envoie plus rien, depuis aucun de ses numéros. Cela vaut aussitôt.`,
    stop: 'Tout arrêter',
    downloadTitle: 'Ce qui est conservé sur moi',
    downloadLead:
      'Vos inscriptions et arrêts, les mots que vous avez vus et les SMS que nous avons échangés, en un seul fichier.',
    download: 'Télécharger',
    savedTitle: 'Enregistré',
    savedLead: 'Vos choix valent dès maintenant.',
    stoppedTitle: 'Tout est arrêté',
    stoppedLead: (brand) =>
      `${brand} ne vous envoie plus rien. Pour revenir, envoyez START ou inscrivez-vous à nouveau.`,
    back: 'Retour à l’accueil',
  },
  failed: {
    not_found: {
      heading: 'Cette page n’existe pas',
      text: 'L’adresse est peut-être mal saisie, ou le programme n’est plus proposé.',
    },
    too_large: {
      heading: 'C’était trop',
      text: 'Ce qui a été envoyé est plus grand que nos formulaires. Rien n’a été enregistré. Revenez en arrière et raccourcissez-le.',
    },
    too_many: {
      heading: 'Trop d’essais',
      text: 'Pour protéger votre téléphone des inconnus, nous nous arrêtons ici un moment. Rien n’a été enregistré. Réessayez dans une heure.',
    },
    bad_origin: {
      heading: 'Le formulaire venait d’ailleurs',
      text: 'Pour votre sécurité, nous n’acceptons que les formulaires de nos propres pages. Rien n’a été enregistré. Ouvrez la page ici et envoyez-le à nouveau.',
    },
    expired: {
      heading: 'La page est restée ouverte trop longtemps',
      text: 'Pour votre sécurité, un formulaire vaut pour un temps limité. Rien n’a été enregistré. Ouvrez-le à nouveau.',
    },
    invalid: {
      heading: 'Nous n’avons pas pu le lire',
      text: 'Quelque chose dans le formulaire n’était pas comme prévu. Rien n’a été enregistré. Ouvrez-le à nouveau.',
    },
    internal: {
      heading: 'Un problème est survenu de notre côté',
      text: 'Ce n’est pas votre faute. Réessayez dans quelques minutes. Pour ne plus recevoir de messages, répondez STOP à l’un d’eux\u00a0: cela fonctionne toujours.',
    },
  },
  failedHome: 'Aller à l’accueil',
}
