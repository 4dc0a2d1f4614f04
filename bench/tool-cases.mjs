// SPDX-License-Identifier: EUPL-1.2
// Typical calls of each tool, with the bare SQL that fetches the same rows: what it calls `key` is found in the answer.

const DOCUMENT = 'cremonese-2026';

const RAW =
  '(SELECT group_concat(text, char(10)) FROM lines l WHERE l.document = r.document AND l.n BETWEEN r.first AND r.last) AS raw';

/** Facts of one comune after the other, with their printed rows; those that repeat another row are not given twice. */
function factsOf(tool, measures) {
  return {
    tool,
    sql: `SELECT r.id AS key, r.*, ${RAW} FROM facts r WHERE r.document = ?
      AND r.measure IN (${measures.map(() => '?').join(', ')}) AND r.territory_istat = ? AND r.standing < 2`,
    calls: (comuni) =>
      comuni.map(({ name, istat }) => ({ args: { comune: name }, values: [DOCUMENT, ...measures, istat] })),
  };
}

/**
 * For each tool the statement, and the calls made in turn, given the comuni of the Cremonese: another comune each time, so
 * that nothing remembered of one answer serves the next.
 */
export const cases = [
  {
    tool: 'elenca_piani',
    sql: 'SELECT id AS key, * FROM documents WHERE ambito = ?',
    calls: () => [{ args: { ambito: 'Cremonese' }, values: ['cremonese'] }],
  },
  {
    tool: 'trova_territorio',
    sql: 'SELECT name AS key, istat, provincia, ambito FROM comuni WHERE istat = ?',
    calls: (comuni) => comuni.map(({ name, istat }) => ({ args: { nome: name }, values: [istat] })),
  },
  factsOf('alloggi_disponibili', [
    'alloggi_liberi',
    'alloggi_da_ristrutturazione',
    'alloggi_carenza_manutentiva',
    'alloggi_previsti',
  ]),
  {
    tool: 'elenca_alloggi',
    sql: `SELECT r.id AS key, r.*, ${RAW} FROM dwellings r WHERE r.document = ? AND r.comune_istat = ?
      ORDER BY r.seq LIMIT 10`,
    calls: (comuni) =>
      comuni.map(({ name, istat }) => ({ args: { comune: name, limite: 10 }, values: [DOCUMENT, istat] })),
  },
  factsOf('patrimonio_abitativo', ['patrimonio_totale', 'patrimonio_sap', 'patrimonio_sas']),
  factsOf('quote_sat', ['alloggi_sat']),
  factsOf('quote_riservate', [
    'soglia_indigenti',
    'quota_forze_ordine',
    'quota_categorie',
    'categoria_rilevanza_sociale',
  ]),
  factsOf('alloggi_assegnati', ['alloggi_assegnati']),
  factsOf('contributo_solidarieta', ['contributo_riparto', 'contributo_residuo', 'contributo_totale']),
  factsOf('popolazione', ['popolazione', 'superficie', 'densita']),
  {
    ...factsOf('dati_del_piano', ['alloggi_previsti']),
    calls: (comuni) =>
      comuni.map(({ name, istat }) => ({
        args: { misura: 'alloggi_previsti', comune: name },
        values: [DOCUMENT, 'alloggi_previsti', istat],
      })),
  },
  {
    tool: 'confronta_misure',
    sql: `SELECT territory_name AS key, sum(value_number) AS value FROM facts
      WHERE document = ? AND measure = ? AND territory_kind = 'comune' AND value_number IS NOT NULL
      GROUP BY territory_istat ORDER BY value DESC, territory_name LIMIT 5`,
    calls: () =>
      ['alloggi_liberi', 'alloggi_carenza_manutentiva', 'alloggi_previsti'].map((misura) => ({
        args: { misura, per: 'comune', ambito: 'Cremonese', limite: 5 },
        values: [DOCUMENT, misura],
      })),
  },
  {
    tool: 'calcola',
    sql: `SELECT r.id AS key, r.*, ${RAW} FROM facts r WHERE r.document = ? AND r.measure = 'popolazione'
      AND r.territory_istat IN ('019036', ?) AND r.standing < 2`,
    calls: (comuni) =>
      comuni
        .filter(({ istat }) => istat !== '019036')
        .map(({ name, istat }) => ({
          args: {
            operazione: 'differenza',
            termini: ['Cremona', name].map((comune) => ({ misura: 'popolazione', comune })),
          },
          values: [DOCUMENT, istat],
        })),
  },
  {
    tool: 'verifica_dati',
    sql: `SELECT r.id AS key, r.*, ${RAW} FROM checks r WHERE r.document = ? AND r.verdict = ? ORDER BY r.seq LIMIT 50`,
    calls: () =>
      ['mismatch', 'scope_differs'].map((esito) => ({
        args: { documento: DOCUMENT, esito },
        values: [DOCUMENT, esito],
      })),
  },
  {
    tool: 'cerca_nei_documenti',
    sql: `SELECT r.id AS key, r.*, ${RAW} FROM passage_index i JOIN passages r ON r.seq = i.rowid
      WHERE passage_index MATCH ? ORDER BY bm25(passage_index) LIMIT 3`,
    calls: () =>
      ['tutor condominiale', 'canone calmierato', 'forze di polizia'].map((testo) => ({
        args: { testo },
        values: [`words : "${testo}"`],
      })),
  },
  {
    tool: 'leggi_documento',
    sql: 'SELECT n AS key, text FROM lines WHERE document = ? AND n BETWEEN ? AND ? ORDER BY n',
    calls: () =>
      [40, 340, 460, 600].map((da) => ({
        args: { documento: DOCUMENT, da, a: da + 28 },
        values: [DOCUMENT, da, da + 28],
      })),
  },
];
