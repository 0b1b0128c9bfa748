import type { Words } from './words.ts'

/** What pages say in Spanish. */
export const es: Words = {
  name: 'Español',
  skip: 'Ir al contenido principal',
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
  problem: 'Revise lo que escribió',
  errors: {
    country_unknown: 'Elija uno de los países de la lista',
    number_missing: 'Escriba su número de celular',
    number_invalid: 'Escriba un número de celular válido de este país, como 206-555-0142',
    number_elsewhere: 'Este número es de otro país. Elija ese país o escriba otro número',
    number_no_texts: 'Este número no puede recibir mensajes de texto. Escriba un número de celular',
    name_too_long: 'Escriba un nombre de 100 caracteres como máximo',
    program_missing: 'Elija al menos un tipo de mensaje',
    program_elsewhere: 'Una de sus opciones no está disponible en este país. Desmárquela',
    code_missing: 'Escriba el código de seis dígitos que le enviamos',
    code_wrong: 'El código no coincide. Revise el mensaje e inténtelo de nuevo.',
    code_spent: 'Hizo demasiados intentos, así que este código ya no sirve.',
    code_expired: 'El código venció.',
    form_expired: 'Esta página estuvo abierta demasiado tiempo. Revise sus opciones y envíela otra vez.',
    form_busy: 'Hay demasiadas solicitudes en este momento. Inténtelo de nuevo en una hora.',
    step_over:
      'Este paso ya no está abierto aquí. Si ya envió el formulario, busque nuestro mensaje en su teléfono. Si no, complételo de nuevo.',
  },
  link: {
    textWith: (word) => `Enviar ${word}`,
    qr: 'Código QR',
    qrOf: (program) => `Código QR de ${program}`,
  },
  programs: {
    title: (brand) => `Mensajes de texto de ${brand}`,
    lead: 'Solo recibirá los mensajes a los que se suscriba. Responda STOP en cualquier momento para cancelar.',
    offers: 'Publicidad',
    byText: (word, number) => `Envíe ${word} al ${number}`,
    form: 'Suscribirme en línea',
    formLead: 'Suscríbase a cualquiera de estos con un breve formulario.',
    choices: '¿Ya se suscribió? Vea o cambie sus preferencias',
  },
  join: {
    title: 'Suscripción a mensajes de texto',
    programs: 'Elija los que quiera',
    phone: 'Su teléfono',
    country: 'País',
    number: 'Celular',
    numberHint: 'Un mensaje de texto confirmará que es suyo.',
    likely: (number) => `¿Quiso decir ${number}?`,
    name: 'Su nombre (opcional)',
    button: 'Suscribirme',
  },
  sent: {
    title: 'Revise su teléfono',
    lead: (ending) => `Estamos enviando un mensaje al número que termina en ${ending}.`,
    reply: (programs) => `Responda SÍ para completar su suscripción a ${programs}.`,
    code: (programs) => `Escriba el código de seis dígitos para completar su suscripción a ${programs}.`,
    until: 'Tiene 24 horas para confirmar. Hasta entonces, la suscripción no está activa.',
    missing: '¿No recibió el mensaje?',
    start: (word, number) =>
      `Desde ese teléfono, envíe ${word} al ${number}. Así también completa su suscripción.`,
    keyword: (word) => `También puede enviar ${word}.`,
    otherwise: '¿Número equivocado? Empiece de nuevo',
  },
  code: {
    label: 'Código de seis dígitos',
    hint: 'Escriba el código que le enviamos.',
    button: 'Confirmar',
    again: 'Empezar de nuevo',
    newIn: (minutes) => `Podrá pedir otro código en ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}.`,
    newNow: 'Ya puede pedir otro código.',
    newCode: 'Pedir otro código',
  },
  joined: {
    title: 'Suscripción completa',
    lead: (programs) => `Desde ahora recibirá ${programs}.`,
    confirmed: 'Le enviaremos un mensaje de confirmación. Indica cómo recibir ayuda y cómo cancelar.',
    stop: 'Responda STOP a cualquier mensaje para cancelar.',
    choices: 'Ver o cambiar mis preferencias',
  },
  terms: {
    title: (brand) => `Términos de los mensajes de texto de ${brand}`,
    lead: (brand) => `Qué esperar cuando se suscribe a los mensajes de texto de ${brand}.`,
    programs: 'Programas',
    facts: {
      what: 'Qué recibe',
      frequency: 'Frecuencia de los mensajes',
      number: 'Se envían desde',
      join: 'Cómo suscribirse',
    },
    joinByText: (word, number) => `envíe ${word} al ${number} o use el formulario de este sitio`,
    joinByForm: 'use el formulario de este sitio',
    noCondition: 'Publicidad. Su consentimiento no es condición de ninguna compra.',
    stop: {
      heading: 'Cómo cancelar',
      text: 'Responda STOP a cualquier mensaje, o envíe STOP a cualquiera de los números de arriba. Dejará de recibir todos nuestros mensajes de inmediato, y le enviaremos un último mensaje de confirmación. También puede usar ALTO, BAJA, CANCELAR o palabras comunes como “ya no me escriban”. Para volver a suscribirse, envíe START o use el formulario.',
    },
    help: (contacts) => ({
      heading: 'Cómo recibir ayuda',
      text: `Responda HELP o AYUDA a cualquier mensaje, o comuníquese con atención al cliente: ${contacts}.`,
    }),
    cost: {
      heading: 'Cuánto cuesta',
      text: 'Pueden aplicarse tarifas de mensajes y datos. Nosotros no cobramos por los mensajes; es posible que su compañía telefónica sí.',
    },
    carriers: {
      heading: 'Compañías telefónicas',
      text: 'Las compañías telefónicas no son responsables de los mensajes retrasados o no entregados. Es posible que los mensajes no lleguen a todos los teléfonos de todas las redes.',
    },
    contact: {
      heading: 'Su número',
      text: 'Suscriba solo su propio número. Si deja de usarlo, antes envíe STOP desde él para que su próximo dueño no reciba nuestros mensajes.',
    },
    privacy: (brand) => ({
      heading: 'Su privacidad',
      text: `${brand} no comparte los datos de su suscripción ni su número de teléfono con terceros para fines de marketing. La política de privacidad indica qué guardamos y por cuánto tiempo.`,
    }),
    changed: {
      heading: 'Cambios',
      text: 'Guardamos las palabras exactas que aceptó. Si un programa cambia, le preguntaremos de nuevo.',
    },
  },
  privacy: {
    title: (brand) => `Política de privacidad de los mensajes de texto de ${brand}`,
    lead: (brand) =>
      `Qué guarda ${brand} cuando usted se suscribe a los mensajes de texto, por qué y por cuánto tiempo.`,
    sharing: (brand) => ({
      heading: 'No compartimos su información para marketing',
      text: `${brand} no comparte la información de su celular con terceros ni con empresas afiliadas para fines de marketing o promoción. Su número de teléfono, los datos de su suscripción y su consentimiento no se comparten con terceros, excepto con los proveedores que entregan nuestros mensajes.`,
    }),
    kept: {
      heading: 'Qué guardamos',
      items: [
        'su número de teléfono, y su nombre si lo dio',
        'las palabras exactas que aceptó, en qué idioma, cuándo y cómo',
        'si se suscribe en línea: su dirección IP y su navegador',
        'las palabras que envió para suscribirse, pedir ayuda o cancelar',
        'qué mensajes le enviamos y cuándo',
      ],
    },
    why: {
      heading: 'Por qué',
      text: 'Para enviarle solo lo que pidió, para probar que lo pidió y para asegurarnos de que una cancelación siempre se respete.',
    },
    time: {
      heading: 'Cuánto tiempo',
      text: (months) =>
        `Mientras esté suscrito, y ${months} meses después de que cancele. Luego borramos el registro.`,
      archive: (years) =>
        `Después, una copia sellada se archiva por ${years} ${years === 1 ? 'año' : 'años'} como prueba en caso de disputa.`,
      stop: 'Siempre guardamos la fecha de su cancelación bajo un código que no revela su número, para que una suscripción antigua no pueda anularla.',
    },
    choices: (contacts) => ({
      heading: 'Sus preferencias',
      text: `En la página “Mis preferencias” puede ver y cambiar sus suscripciones, cancelar todo y descargar lo que guardamos sobre usted. Para que lo borremos, comuníquese con ${contacts}.`,
    }),
    cookies: {
      heading: 'Sin rastreo',
      text: 'Estas páginas no tienen scripts, anuncios ni analítica. Solo usamos una cookie para llevarle de un paso al siguiente: si llega desde una invitación por correo electrónico, hasta que envía el formulario; después de enviar un formulario, 24 horas como máximo; y durante 15 minutos después de confirmar su teléfono en la página “Mis preferencias”.',
    },
  },
  preferences: {
    title: 'Mis preferencias',
    lead: (brand) =>
      `Vea y cambie los mensajes que recibe de ${brand}. Primero le enviaremos un código para confirmar su número.`,
    numberHint: 'Le enviaremos un código de seis dígitos.',
    send: 'Enviar código',
    codeTitle: 'Escriba el código',
    codeLead: (ending) => `Estamos enviando un código de seis dígitos al número que termina en ${ending}.`,
    codeMissing: (word, number) =>
      `Si canceló nuestros mensajes, no le enviaremos nada, ni siquiera un código. Para volver a suscribirse, envíe ${word} al ${number} desde ese teléfono.`,
    choicesTitle: 'Mis preferencias',
    choicesLead: (ending) =>
      `Para el número que termina en ${ending}. Marque lo que quiere; desmarque lo que no.`,
    programs: 'Mensajes que puede recibir',
    since: (status, date) => `${status} desde el ${date}`,
    status: {
      none: 'Sin suscripción',
      pending: 'Falta su confirmación',
      opted_in: 'Suscrito',
      opted_out: 'Cancelado',
    },
    save: 'Guardar mis preferencias',
    stopTitle: 'Cancelar todo',
    stopNumber: (ending) => `Para el número que termina en ${ending}.`,
    stopLead: (brand) =>
      `No recibirá más mensajes de ${brand}, desde ninguno de sus números. El cambio es inmediato.`,
    stop: 'Cancelar todo',
    waysTitle: 'Otras formas de cancelar',
    waysText: (word, number) => `Envíe ${word} al ${number}, o responda ${word} a cualquier mensaje.`,
    waysPeople: (contacts) => `O avísenos: ${contacts}.`,
    downloadTitle: 'Lo que guardamos sobre usted',
    downloadLead:
      'Sus suscripciones y cancelaciones, las palabras que vio y los mensajes que intercambiamos, en un archivo; un historial largo viene en partes.',
    download: 'Descargar',
    part: (part) => `parte ${part}`,
    morePart: 'Es mucho, por eso viene en partes. Descargue esta parte y continúe con la siguiente.',
    lastPart: 'Esta es la última parte.',
    downloadPart: (part) => `Descargar la parte ${part}`,
    nextPart: (part) => `Continuar con la parte ${part}`,
    savedTitle: 'Guardado',
    savedLead: 'Sus cambios ya están vigentes.',
    stoppedTitle: 'Suscripción cancelada',
    stoppedLead: (brand) =>
      `No recibirá más mensajes de ${brand}. Para volver a suscribirse, envíe START o use el formulario.`,
    back: 'Ver todos los programas',
  },
  mail: {
    subject: (brand) => `${brand}: elija sus mensajes de texto`,
    wants: (brand, what) => `${brand} quisiera enviarle mensajes de texto: ${what}.`,
    nothing:
      'No se envía nada si no se suscribe y su teléfono lo confirma. Si esto no es para usted, no haga nada.',
    open: 'Elegir mis mensajes',
    once: (date) => `El enlace sirve una sola vez, hasta el ${date}.`,
    from: (brand, address) => `Este correo es de ${brand}, ${address}.`,
    noMore: (brand) => `No recibir más correos de ${brand}`,
    endTitle: 'No recibir más correos',
    end: (brand) =>
      `${brand} ya no enviará invitaciones por correo a esta dirección. Los mensajes de texto siguen igual.`,
    endedTitle: 'No recibirá más correos',
    ended: (brand) => `${brand} ya no enviará invitaciones por correo a esta dirección.`,
  },
  failed: {
    not_found: {
      heading: 'Página no encontrada',
      text: 'Es posible que la dirección esté mal escrita o que el programa ya no esté disponible.',
    },
    too_large: {
      heading: 'Es demasiado largo',
      text: 'Lo que envió es demasiado grande. No se guardó nada. Regrese y acórtelo.',
    },
    too_many: {
      heading: 'Hay demasiadas solicitudes en este momento',
      text: 'No se guardó nada. Inténtelo de nuevo en un minuto. Para dejar de recibir mensajes, responda STOP a cualquiera de ellos. Eso siempre funciona.',
    },
    bad_origin: {
      heading: 'Este formulario se envió desde otro sitio',
      text: 'Por su seguridad, solo aceptamos formularios de nuestras propias páginas. No se guardó nada. Abra la página aquí y envíelo de nuevo.',
    },
    expired: {
      heading: 'Esta página venció',
      text: 'Por su seguridad, los formularios son válidos por un tiempo limitado. No se guardó nada. Abra la página de nuevo.',
    },
    stop_link_over: {
      heading: 'Este enlace ya no funciona',
      text: 'Los enlaces para cancelar mensajes sirven por un tiempo limitado. Para cancelar los mensajes, responda STOP a cualquiera de ellos. Eso siempre funciona.',
    },
    invalid: {
      heading: 'Algo del formulario no funcionó',
      text: 'No se guardó nada. Abra la página de nuevo y vuelva a enviarla.',
    },
    internal: {
      heading: 'Tuvimos un problema',
      text: 'Inténtelo de nuevo en unos minutos. Para cancelar los mensajes, responda STOP a cualquiera de ellos. Eso siempre funciona.',
    },
  },
  failedHome: 'Ver todos los programas',
}
