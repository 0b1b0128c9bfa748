import type { KitWords } from './kit-words.ts'

/** The material in US Spanish. */
export const es: KitWords = {
  ways: {
    title: 'Formas de suscribirse',
    lead: (brand) =>
      `Todas las formas de suscribirse a los mensajes de texto de ${brand}, con las palabras exactas que la gente lee o escucha.`,
    names: {
      keyword: 'Por mensaje de texto o código QR',
      web_form: 'En nuestra página de suscripción',
      preferences_page: 'En la página “Mis preferencias”',
      form_block: 'En otro formulario nuestro',
      paper_form: 'En papel',
      verbal: 'En persona o por teléfono',
      employee_broadcast: 'Como empleado',
      email: 'Por correo electrónico',
    },
    does: {
      keyword:
        'La persona lee estas palabras y envía ella misma la palabra clave. Al escanear el código QR, se abre el mensaje listo para enviar.',
      web_form: 'La persona marca una casilla, que al principio está vacía, e indica su número.',
      preferences_page:
        'La persona confirma su número con un código que le enviamos por mensaje de texto y luego marca una casilla.',
      form_block:
        'La persona marca una casilla, vacía al principio y nunca obligatoria, en un formulario que llena de todos modos.',
      paper_form: 'La persona escribe su número y firma. Guardamos el formulario.',
      verbal: 'Nuestro personal lee estas palabras en voz alta, y la persona dice sí o no.',
      employee_broadcast:
        'Cada empleado recibe estas palabras y las confirma por su cuenta. Guardamos cada confirmación.',
      email: 'La persona responde YES a nuestro correo o selecciona su enlace.',
    },
    posterOnly:
      'La persona lee estas palabras en un cartel. Su código QR abre nuestra página de suscripción; ningún mensaje de texto suscribe a este programa.',
    confirmed: {
      reply: 'Le enviamos un mensaje. La suscripción vale solo después de que responda YES.',
      code: 'Le enviamos un código por mensaje de texto. La suscripción vale solo después de que lo ingrese.',
    },
    id: 'Id. del texto',
    form: 'Abrir el formulario',
    screenshots: {
      title: 'Lo que se ve en el teléfono',
      captions: {
        programs: '1. Los programas',
        'sign-up-form': '2. El formulario, tal como aparece',
        'check-your-phone': '3. Después del formulario: confirmar desde el teléfono',
      },
      alt: {
        programs: 'Captura de pantalla: la lista de programas, con la forma de suscribirse a cada uno.',
        'sign-up-form':
          'Captura de pantalla: el formulario de suscripción. Todas las casillas están vacías y el texto del consentimiento está sobre el botón.',
        'check-your-phone':
          'Captura de pantalla: la página después del formulario, que pide confirmar desde el teléfono.',
      },
    },
  },
  poster: {
    scanText: 'Escanee con la cámara de su teléfono y envíe el mensaje.',
    scanForm: 'Escanee con la cámara de su teléfono para suscribirse.',
  },
  paper: {
    name: 'Nombre',
    number: 'Número de celular',
    signature: 'Firma',
    date: 'Fecha',
    office: 'Para nuestros registros',
    collectedBy: 'Recibido por',
    reference: 'Número de formulario',
  },
}
