/** "de" before a name as French writes it: "de Globex", "d’Acme". */
export function de(name: string): string {
  return /^[aeiouyàâäéèêëîïôöùûü]/i.test(name) ? `d’${name}` : `de ${name}`
}
