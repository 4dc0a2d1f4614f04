// SPDX-License-Identifier: EUPL-1.2
import { PlanUnavailable } from './connection.ts';

/** What the codes of the system and of SQLite mean to who meets them. */
const REASONS: readonly (readonly [codes: RegExp, reason: string])[] = [
  [/^(?:ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)/, 'il disco è pieno'],
  [/^(?:EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_PERM|SQLITE_CANTOPEN)/, 'non è permesso scriverci'],
  [/^(?:EIO|SQLITE_IOERR|SQLITE_CORRUPT)/, 'il disco ha dato un errore'],
  [/^(?:EMFILE|ENFILE|ENOMEM|SQLITE_NOMEM)/, 'il sistema non ha più risorse'],
  [/^(?:ENOTDIR|EEXIST)/, 'al suo posto c’è un file'],
];

/** Runs the work of a build; where the disk fails it, says so with the folder, and that nothing was lost. */
export function whileWriting<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === '') throw cause;
    const reason = REASONS.find(([codes]) => codes.test(code))?.[1] ?? `errore ${code}`;
    throw new PlanUnavailable(
      `Non si riesce a scrivere la base dati nella cartella ${folder}: ${reason}. Quella di prima, se c'era, è rimasta com'era.`,
      { cause },
    );
  }
}
