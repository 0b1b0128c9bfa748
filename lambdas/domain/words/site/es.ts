import type { Words } from './words.ts'

/** What pages say in Spanish. */
export const es: Words = {
  name: 'Español',
  skip: 'Ir al contenido',
  languages: 'Idioma',
  home: (brand) => `Mensajes de texto de ${brand}`,
  footer: {
    nav: 'Sobre estos mensajes',
    terms: 'Términos',
    privacy: 'Privacidad',
    choices: 'Mis preferencias',
    help: '¿Necesita ayuda?',
  },
  error: 'Error',
  problem: 'Revise lo que ha escrito',
  errors: {
    country_unknown: 'Elija uno de los países de la lista',
    number_missing: 'Escriba su número de móvil',
    number_invalid:
      'Escriba un número de móvil que exista en este país, como el que usan sus amigos para escribirle',
    number_elsewhere: 'Este número es de otro país: elija ese país o escriba otro número',
    number_no_texts: 'Este número no puede recibir mensajes: escriba un número de móvil',
    name_too_long: 'Escriba un nombre más corto, de 100 caracteres como máximo',
    program_missing: 'Marque lo que quiere recibir, al menos una casilla',
    program_elsewhere: 'Una de las casillas que ha marcado no se ofrece en este país: desmárquela',
    code_missing: 'Escriba los seis dígitos del mensaje que le enviamos',
    code_wrong: 'No son los seis dígitos de nuestro mensaje: revíselos y escríbalos de nuevo',
    code_expired: 'Estos seis dígitos ya no son válidos: empiece de nuevo y le enviaremos otros',
    form_expired:
      'Esta página estuvo abierta demasiado tiempo o cambió por el camino: revísela y envíela otra vez',
    form_busy: 'Hay demasiadas inscripciones en este momento: vuelva a enviarla dentro de una hora',
  },
  link: {
    textWith: (word) => `Abrir un mensaje con ${word}`,
    qr: 'Código QR',
    qrOf: (program) => `Código QR de ${program}`,
  },
  programs: {
    title: (brand) => `Mensajes de texto de ${brand}`,
    lead: 'Elija lo que le sea útil. Solo recibe aquello en lo que se inscribe, y una palabra lo detiene en cualquier momento: responda STOP.',
    offers: 'Publicidad',
    byText: (word, number) => `Envíe ${word} al ${number}`,
    form: 'Inscribirme con el formulario',
    formLead: 'Un breve formulario para todo lo de esta página.',
    choices: '¿Ya está inscrito? Vea o cambie sus preferencias',
  },
  join: {
    title: 'Inscripción en los mensajes de texto',
    lead: (brand) =>
      `Diga a ${brand} adónde escribirle y sobre qué. Quedará inscrito solo cuando su teléfono lo haya confirmado.`,
    phone: 'Su teléfono',
    country: 'País',
    number: 'Número de móvil',
    numberHint: 'Le escribimos para comprobar que es suyo.',
    likely: (number) => `¿Quiso decir ${number}?`,
    name: 'Su nombre (opcional)',
    nameHint: 'Se guarda con su inscripción, para saber quién la pidió.',
    programs: '¿Qué quiere recibir?',
    programsHint: 'Cada casilla vale por sí sola. Marque las que quiera.',
    promotional: 'Publicidad, si la quiere',
    promotionalHint:
      'Su consentimiento no es condición de compra: puede comprarnos cualquier cosa sin darlo.',
    agree: (brand) =>
      `Al pulsar «Inscribirme», acepta recibir mensajes de texto automatizados y recurrentes de ${brand}, solo por las casillas que ha marcado:`,
    agreeList: 'Se ofrece',
    fromNumber: (program, promise, number) => `${program}: ${promise}, enviados desde el ${number}`,
    stop: (contacts) =>
      `Su consentimiento no es condición para ninguna compra. Pueden aplicarse tarifas de mensajes y datos. Responda HELP o AYUDA para recibir ayuda, o contacte con ${contacts}. Responda STOP o ALTO para no recibir más, en cualquier momento.`,
    terms: 'Términos',
    privacy: 'Privacidad',
    button: 'Inscribirme',
  },
  sent: {
    title: 'Falta un paso, en su teléfono',
    lead: (ending) => `Estamos escribiendo al número que termina en ${ending}.`,
    reply: (programs) => `Responda SÍ y quedará inscrito en ${programs}.`,
    code: (programs) => `Escriba aquí los seis dígitos y quedará inscrito en ${programs}.`,
    until: 'Tiene 24 horas. Sin su respuesta no queda inscrito.',
    missing: '¿No llega nada en unos minutos?',
    start: (word, number) =>
      `Desde ese teléfono, envíe ${word} al ${number}. Así también completa su inscripción.`,
    keyword: (word) => `La palabra ${word} sirve igual.`,
    otherwise: '¿Número equivocado? Inscríbase de nuevo',
  },
  code: {
    label: 'Código de seis dígitos',
    hint: 'Está en el mensaje. Su teléfono puede ofrecerse a escribirlo.',
    button: 'Confirmar',
    again: 'Empezar de nuevo',
  },
  joined: {
    title: 'Ya está inscrito',
    lead: (programs) => `A partir de ahora recibe ${programs}.`,
    confirmed:
      'Un mensaje que lo confirma va en camino. Guárdelo: dice cómo recibir ayuda y cómo dejar de recibir mensajes.',
    stop: 'Responda STOP a cualquiera de nuestros mensajes y terminan en el acto.',
    choices: 'Ver o cambiar mis preferencias',
  },
  terms: {
    title: (brand) => `Términos de los mensajes de texto de ${brand}`,
    lead: (brand) => `Lo que puede esperar cuando se inscribe en los mensajes de texto de ${brand}.`,
    programs: 'Programas',
    facts: {
      what: 'Qué recibe',
      frequency: 'Frecuencia de los mensajes',
      number: 'Se envían desde',
      join: 'Cómo inscribirse',
    },
    joinByText: (word, number) => `envíe ${word} al ${number} o use el formulario de este sitio`,
    joinByForm: 'use el formulario de este sitio',
    noCondition: 'Publicidad. Su consentimiento no es condición para ninguna compra.',
    stop: {
      heading: 'Cómo dejar de recibirlos',
      text: 'Responda STOP a cualquier mensaje, o envíe STOP a cualquiera de los números de arriba. Deja de recibir todos nuestros mensajes en el acto, y un último mensaje lo confirma. También sirven ALTO, BAJA, CANCELAR y palabras corrientes como «ya no me escriban». Para volver, envíe START o inscríbase de nuevo.',
    },
    help: (contacts) => ({
      heading: 'Cómo recibir ayuda',
      text: `Responda HELP o AYUDA a cualquier mensaje, o contacte con atención al cliente: ${contacts}.`,
    }),
    cost: {
      heading: 'Cuánto cuesta',
      text: 'Pueden aplicarse tarifas de mensajes y datos. Nosotros no cobramos nada; su plan móvil decide lo que le cuesta un mensaje.',
    },
    carriers: {
      heading: 'Operadores',
      text: 'Los operadores no son responsables de los mensajes retrasados o no entregados. Es posible que los mensajes no lleguen a todos los teléfonos de todas las redes.',
    },
    contact: {
      heading: 'Su número',
      text: 'Inscriba solo un número que sea suyo. Si lo deja, envíe antes STOP desde él, para que su próximo dueño no reciba nada nuestro.',
    },
    privacy: (brand) => ({
      heading: 'Su privacidad',
      text: `${brand} no comparte los datos de su inscripción ni su número de teléfono con terceros para fines de marketing. La página de privacidad dice qué se guarda y durante cuánto tiempo.`,
    }),
    changed: {
      heading: 'Cambios',
      text: 'Lo que aceptó se guarda palabra por palabra, tal como lo vio. Si un programa cambia, se le pregunta de nuevo.',
    },
  },
  privacy: {
    title: (brand) => `Privacidad de los mensajes de texto de ${brand}`,
    lead: (brand) =>
      `Qué guarda ${brand} cuando se inscribe en los mensajes de texto, por qué y durante cuánto tiempo.`,
    sharing: (brand) => ({
      heading: 'No se comparte con nadie para marketing',
      text: `${brand} no comparte la información de su móvil con terceros ni con empresas afiliadas para fines de marketing o promoción. Su número de teléfono, los datos de su inscripción y su consentimiento no se comparten con terceros; solo los tratan los proveedores que transportan nuestros mensajes, para entregarlos.`,
    }),
    kept: {
      heading: 'Qué se guarda',
      items: [
        'su número de teléfono, y su nombre si lo dio',
        'lo que aceptó, palabra por palabra, en qué idioma, cuándo y cómo',
        'si se inscribe en una página: la dirección IP y el navegador desde los que lo hizo',
        'las palabras con las que se inscribió, pidió ayuda o dejó de recibir mensajes',
        'qué mensajes se le enviaron y cuándo',
      ],
    },
    why: {
      heading: 'Por qué',
      text: 'Para escribirle solo lo que pidió, para probar que lo pidió y para asegurar que una baja se respeta para siempre.',
    },
    time: {
      heading: 'Cuánto tiempo',
      text: (months) =>
        `Mientras esté inscrito, y ${months} meses después de su baja. Luego se borra el registro.`,
      archive: (years) =>
        `Una copia sellada de la prueba se archiva ${years} ${years === 1 ? 'año' : 'años'} más, solo por si hay un litigio.`,
      stop: 'Queda una sola cosa: un código del que no puede leerse su número y la fecha de su baja, para que ninguna inscripción antigua pueda anularla.',
    },
    choices: (contacts) => ({
      heading: 'Sus preferencias',
      text: `En la página «Mis preferencias» ve en qué está inscrito, lo cambia, detiene todo y descarga lo que se guarda sobre usted. Para que se borre, contacte con ${contacts}.`,
    }),
    cookies: {
      heading: 'Estas páginas',
      text: 'No siguen a nadie: sin scripts, sin publicidad, sin analítica. Solo se guarda una cookie si llega desde una invitación por correo electrónico, hasta que envía el formulario, y durante 15 minutos cuando ha confirmado su teléfono en la página de sus preferencias.',
    },
  },
  preferences: {
    title: 'Mis preferencias',
    lead: (brand) => `Vea y cambie lo que ${brand} le escribe. Primero comprobamos que el teléfono es suyo.`,
    numberHint: 'Le enviamos un código de seis dígitos.',
    send: 'Enviarme el código',
    codeTitle: 'Escriba el código',
    codeLead: (ending) => `Un mensaje con seis dígitos va en camino al número que termina en ${ending}.`,
    codeMissing: (word, number) =>
      `Si alguna vez nos pidió parar, no le escribimos, ni siquiera un código. Envíe ${word} al ${number} desde ese teléfono y estará de vuelta.`,
    choicesTitle: 'Mis preferencias',
    choicesLead: (ending) =>
      `Para el número que termina en ${ending}. Marque lo que quiere recibir; desmarque lo que no.`,
    programs: 'Lo que podemos escribirle',
    since: (status, date) => `${status} desde el ${date}`,
    status: {
      none: 'Sin inscripción',
      pending: 'A la espera de su confirmación',
      opted_in: 'Inscrito',
      opted_out: 'De baja',
    },
    save: 'Guardar mis preferencias',
    stopTitle: 'Detener todo',
    stopLead: (brand) =>
      `${brand} no le envía nada más, desde ninguno de sus números. Vale desde este momento.`,
    stop: 'Detener todo',
    downloadTitle: 'Lo que se guarda sobre mí',
    downloadLead:
      'Sus inscripciones y bajas, las palabras que vio y los mensajes que nos cruzamos, en un solo archivo.',
    download: 'Descargarlo',
    savedTitle: 'Guardado',
    savedLead: 'Sus preferencias valen desde este momento.',
    stoppedTitle: 'Todo está detenido',
    stoppedLead: (brand) => `${brand} no le envía nada más. Para volver, envíe START o inscríbase de nuevo.`,
    back: 'Volver al inicio',
  },
  failed: {
    not_found: {
      heading: 'Esta página no existe',
      text: 'Quizá la dirección esté mal escrita, o el programa ya no se ofrezca.',
    },
    too_large: {
      heading: 'Eso fue demasiado',
      text: 'Lo que se envió es más grande que nuestros formularios. No se guardó nada. Vuelva atrás y acórtelo.',
    },
    too_many: {
      heading: 'Demasiados intentos',
      text: 'Para proteger su teléfono de extraños, paramos aquí un rato. No se guardó nada. Inténtelo de nuevo dentro de una hora.',
    },
    bad_origin: {
      heading: 'El formulario llegó de otro sitio',
      text: 'Por su seguridad solo aceptamos formularios de nuestras propias páginas. No se guardó nada. Abra la página aquí y envíelo de nuevo.',
    },
    expired: {
      heading: 'La página estuvo abierta demasiado tiempo',
      text: 'Por su seguridad un formulario vale un tiempo limitado. No se guardó nada. Ábralo de nuevo.',
    },
    invalid: {
      heading: 'No pudimos leerlo',
      text: 'Algo del formulario no era como se esperaba. No se guardó nada. Ábralo de nuevo.',
    },
    internal: {
      heading: 'Algo falló por nuestra parte',
      text: 'No es culpa suya. Inténtelo de nuevo en unos minutos. Para dejar de recibir mensajes, responda STOP a cualquiera: eso funciona siempre.',
    },
  },
  failedHome: 'Ir al inicio',
}
