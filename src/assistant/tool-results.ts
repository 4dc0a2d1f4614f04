// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** What the assistant reads of the tools' answers, checked where they enter. */
const source = z.object({
  documento: z.string(),
  sezione: z.string(),
  righe: z.tuple([z.int(), z.int()]),
  testo: z.string(),
  /** The same lines as one text, where the page cut or marked them: what a quote of prose is taken from. */
  letto: z.string().optional(),
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
  dettaglio: z.string().optional(),
  fonte_dettaglio: source.optional(),
  fonte_nota: source.optional(),
  gruppo_di: z.string().optional(),
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
  piano_piu_recente: plan.nullable(),
  altri_piani: z.array(plan),
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
  piano_piu_recente: plan.nullable(),
  luogo: place.nullable(),
  alloggi: z.array(dwelling),
  fonti_sopra: z.array(source).optional(),
  conteggio: figure.nullable(),
  conteggi: z.array(figure),
  per_comune: z.array(figure),
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
      termini: z.array(figure).optional(),
    }),
  ),
  conteggio: figure,
  somma: figure.nullable(),
  media: figure.nullable(),
  tra: z.array(figure),
  posto: figure.nullable(),
  elencati: z.boolean(),
  non_divisi: z.array(figure),
  senza_cifra: z.array(
    z.object({
      nome: z.string(),
      stato: z.string().nullable(),
      scritto: z.string().nullable(),
      fonte: source.nullable(),
    }),
  ),
  tabelle: z.array(source),
  totale: z.int(),
});
export type ComparisonResult = z.infer<typeof comparisonResult>;

export const calculationResult = z.object({
  termini: z.array(
    z.object({
      piano: plan,
      luogo: place,
      misura: z.string(),
      etichetta: z.string(),
      dato: figure.nullable(),
      motivo: z.string().nullable(),
      fonti: z.array(source),
    }),
  ),
  risultato: figure.nullable(),
  percentuale: figure.nullable(),
  maggiore: z.int().nullable(),
  minore: z.int().nullable(),
  note: z.array(z.string()),
});
export type CalculationResult = z.infer<typeof calculationResult>;

/** Lines of a document, as they are printed. */
export const linesResult = z.object({
  documento: z.string(),
  sezione: z.string().nullable(),
  righe: z.array(z.object({ n: z.int(), testo: z.string() })),
});
export type LinesResult = z.infer<typeof linesResult>;

const stretch = z.tuple([z.int(), z.int()]);

/** How a document is made. */
const structure = z.object({
  sezioni: z.array(
    z.object({
      titolo: z.string(),
      livello: z.int(),
      righe: stretch,
      prosa: z.array(stretch),
      fonte: source,
    }),
  ),
  fine: source,
  indice: z.array(z.object({ titolo: z.string(), pagina: z.int().nullable(), fonte: source })),
  allegati: z.array(z.object({ titolo: z.string(), fonte: source })),
  atti: z.array(z.object({ genere: z.string(), scritto: z.string(), fonti: z.array(source) })),
  formule: z.array(z.object({ parte: z.string(), righe: stretch })),
});
export type Structure = z.infer<typeof structure>;

export const documentsResult = z.object({
  documenti: z.array(
    z.object({
      documento: z.string(),
      titolo: z.string(),
      tipo: z.string(),
      ambito: z.string(),
      anno: z.int(),
      approvato: z.string().nullable(),
      righe: z.int(),
      approvazione: source.nullable(),
      fonte: source.nullable(),
      lacune: z
        .object({
          misure_assenti: z.array(z.string()),
          celle_senza_cifra: z.array(
            z.object({ luogo: z.string(), etichetta: z.string(), stato: z.string(), fonte: source }),
          ),
        })
        .optional(),
      tabelle: z
        .array(
          z.object({
            titolo: z.string(),
            righe: z.tuple([z.int(), z.int()]),
            misure: z.array(z.string()),
            fonte: source,
          }),
        )
        .optional(),
      struttura: structure.optional(),
    }),
  ),
});
export type DocumentsResult = z.infer<typeof documentsResult>;

export const checksResult = z.object({
  verifiche: z.array(
    z.object({
      id: z.string(),
      titolo: z.string(),
      esito: z.string(),
      anno: z.int(),
      dichiarato: z.number().nullable(),
      calcolato: z.number().nullable(),
      differenza: z.number().nullable(),
      nota: z.string(),
      fonte: source,
      misura: z.string().nullable(),
      unita: z.string().nullable(),
      pertinenza: z.number(),
      righe_sommate: source.nullable(),
    }),
  ),
  conteggi: z.record(z.string(), z.int()),
  totale: z.int(),
});
export type ChecksResult = z.infer<typeof checksResult>;

const piece = z.object({
  id: z.string(),
  righe: z.tuple([z.int(), z.int()]),
  testo: z.string(),
  stampato: z.string().nullable(),
});

const passage = piece.extend({
  documento: z.string(),
  sezione: z.string(),
  estratto: z.string().nullable(),
  stampato: z.string().nullable(),
  tipo: z.string(),
  elenco: z.string().nullable(),
  introduce: z.string().nullable(),
  seguito: piece.nullable(),
  manca: z.array(z.string()),
  titolato: z.boolean(),
  dati: z.array(figure),
  accanto: z.boolean(),
  pertinenza: z.number(),
});
export type PassageItem = z.infer<typeof passage>;

export const passagesResult = z.object({
  esito: z.enum(['trovato', 'correlato', 'nessuno']),
  passaggi: z.array(passage),
  elenchi: z.array(
    z.object({
      id: z.string(),
      introduzione: z.string().nullable(),
      introduttore: piece.extend({ elenco: z.string().nullable() }).nullable(),
      voci: z.array(piece.extend({ introduce: z.string().nullable() })),
    }),
  ),
  documenti: z.array(
    z.object({ id: z.string(), titolo: z.string(), tipo: z.string(), ambito: z.string(), anno: z.int() }),
  ),
});
export type PassagesResult = z.infer<typeof passagesResult>;

export { figure as figureSchema, plan as planSchema, source as sourceSchema };
