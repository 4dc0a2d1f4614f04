// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { z } from 'zod';

const link = z.url({ protocol: /^https?$/ }).nullable();

/** An office of the body where a person answers. */
const officeSchema = z.strictObject({
  ufficio: z.string().min(1),
  telefono: z.string().nullable().default(null),
  email: z.email().nullable().default(null),
  indirizzo: z.string().nullable().default(null),
  orari: z.string().nullable().default(null),
  sito: link.default(null),
});
export type Office = z.infer<typeof officeSchema>;

const bodySchema = z.strictObject({
  servizio: z.strictObject({
    nome: z.string().min(1),
    motto: z.string(),
    motto_en: z.string(),
    /** File beside the configuration: SVG or PNG. */
    logo: z.string().nullable(),
  }),
  ente: z.strictObject({ nome: z.string().nullable(), sito: link, codice_ipa: z.string().nullable() }),
  /** Id of the ambito that the filter starts from, null for all. */
  ambito: z.string().nullable(),
  contatti: z.array(officeSchema),
  protezione_dati: z.strictObject({
    titolare: z.string().nullable(),
    rpd: z.string().nullable(),
    informativa: link,
    giorni_riscontri: z.int().min(1).max(3650),
  }),
  accessibilita: z.strictObject({ dichiarazione: link, segnalazioni: z.email().nullable() }),
  dati_aperti: z.strictObject({ licenza: z.url(), nome_licenza: z.string() }),
});

/** Who publishes the service: names, logo, offices, and what the law asks to be said. */
export type Body = z.infer<typeof bodySchema>;

export interface Logo {
  readonly type: 'image/svg+xml' | 'image/png';
  readonly content: Buffer;
}

/**
 * Reads the configuration of the body that publishes the service, and its logo.
 * @throws Error in Italian, naming the file and the field
 */
export function loadBody(path: string): { readonly body: Body; readonly logo: Logo | null } {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`La configurazione dell’ente, ${path}, non si può leggere come JSON.`, { cause });
  }
  const parsed = bodySchema.safeParse(written);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `La configurazione dell’ente, ${path}, ha un errore in «${issue?.path.join('.') ?? ''}»: ${issue?.message ?? ''}.`,
    );
  }
  const { logo } = parsed.data.servizio;
  return { body: parsed.data, logo: logo === null ? null : readLogo(join(dirname(path), logo)) };
}

function readLogo(path: string): Logo {
  const type = extname(path).toLowerCase() === '.png' ? 'image/png' : 'image/svg+xml';
  try {
    return { type, content: readFileSync(path) };
  } catch (cause) {
    throw new Error(`Il logo dell’ente non si può leggere: ${path}.`, { cause });
  }
}
