import type { ErrorKey } from '../../domain/words/site/error-key.ts'

/** The error message and status for six digits that do not prove a phone. */
export function codeError(why: 'missing' | 'wrong' | 'spent' | 'over'): { key: ErrorKey; status: number } {
  switch (why) {
    case 'missing':
      return { key: 'code_missing', status: 400 }
    case 'wrong':
      return { key: 'code_wrong', status: 400 }
    case 'spent':
      return { key: 'code_spent', status: 429 }
    case 'over':
      return { key: 'code_expired', status: 410 }
  }
}
