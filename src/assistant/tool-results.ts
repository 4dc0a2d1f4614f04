// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** What the assistant reads of the tools' answers, checked where they enter. */
const source = z.object({
  documento: z.string(),
  sezione: z.string(),
  righe: z.tuple([z.int(), z.int()]),
  testo: z.string(),
});
export type Source = z.infer<typeof source>;

const place = z.object({ tipo: z.string(), nome: z.string(), istat: z.string().nullable() });

const figure = z.object({
  id: z.string(),
  misura: z.string(),
  etichetta: z.string(),
  valore: z.union([z.number(), z.string(), z.null()]),
  unita: z.string(),
  stato: z.string(),
  ente: z.string().nullable(),
  luogo: place.nullable(),
  anno: z.int(),
  nome_stampato: z.string().optional(),
  operazione: z.string().optional(),
  operandi: z.array(z.string()).optional(),
  gruppo: z.object({ uso: z.string().nullable(), stato: z.string() }).optional(),
  fonte: source,
});
/** A fact, or a figure that a tool computed from facts. */
export type Figure = z.infer<typeof figure>;

const plan = z.object({ documento: z.string(), titolo: z.string(), ambito: z.string(), anno: z.int() });
export type PlanInfo = z.infer<typeof plan>;

export const measuresResult = z.object({
  piano: plan,
  luogo: place,
  totali: z.array(figure),
  dati: z.array(figure),
  conteggi: z.array(figure),
  conteggi_per_stato: z.array(figure),
  dichiarazioni: z.array(figure),
  tabelle: z.array(z.object({ misura: z.string(), fonte: source })),
  note: z.array(z.string()),
});
export type MeasuresResult = z.infer<typeof measuresResult>;

const dwelling = z.object({
  id: z.string(),
  id_alloggio: z.string().nullable(),
  ui: z.string().nullable(),
  comune: z.string(),
  ente: z.string(),
  uso: z.string().nullable(),
  stato: z.string(),
  sfittanza: z.string().nullable(),
  stato_dato: z.string(),
  fonte: source,
});
export type DwellingItem = z.infer<typeof dwelling>;

export const dwellingsResult = z.object({
  piano: plan.nullable(),
  luogo: place.nullable(),
  alloggi: z.array(dwelling),
  conteggio: figure.nullable(),
  conteggi: z.array(figure),
  note: z.array(z.string()),
  totale: z.int(),
});
export type DwellingsResult = z.infer<typeof dwellingsResult>;

export const comparisonResult = z.object({
  piani: z.array(plan),
  luogo: place,
  misura: z.object({ id: z.string(), etichetta: z.string(), unita: z.string() }),
  gruppi: z.array(
    z.object({
      posizione: z.int(),
      nome: z.string(),
      quota: z.number().nullable(),
      dato: figure,
      fonti: z.array(source),
    }),
  ),
  conteggio: figure,
  totale: z.int(),
});
export type ComparisonResult = z.infer<typeof comparisonResult>;

export const territoryResult = z.object({
  esito: z.enum(['trovato', 'ambiguo', 'fuori', 'sconosciuto']),
  territori: z.array(place.extend({ ambito: z.string().nullable(), piani: z.array(plan) })),
  note: z.array(z.string()),
});
