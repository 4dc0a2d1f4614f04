// SPDX-License-Identifier: EUPL-1.2
// A typical call of each tool, with the bare SQL that fetches the same rows: what it calls `key` is found in the answer.

const DOCUMENT = 'cremonese-2026';
const VESCOVATO = '019113';

const RAW =
  '(SELECT group_concat(text, char(10)) FROM lines l WHERE l.document = r.document AND l.n BETWEEN r.first AND r.last) AS raw';

/** Facts of one comune, with their printed rows. */
function factsOf(tool, comune, istat, measures) {
  return {
    tool,
    args: { comune },
    sql: `SELECT r.id AS key, r.*, ${RAW} FROM facts r WHERE r.document = ?
      AND r.measure IN (${measures.map(() => '?').join(', ')}) AND r.territory_istat = ? AND r.is_total = 0`,
    values: [DOCUMENT, ...measures, istat],
  };
}

export const cases = [
  {
    tool: 'elenca_piani',
    args: { ambito: 'Cremonese' },
    sql: 'SELECT id AS key, * FROM documents WHERE ambito = ?',
    values: ['cremonese'],
  },
  {
    tool: 'trova_territorio',
    args: { nome: 'gadesco p.d.' },
    sql: 'SELECT name AS key, istat, provincia, ambito FROM comuni WHERE istat = ?',
    values: ['019046'],
  },
  factsOf('alloggi_disponibili', 'Vescovato', VESCOVATO, [
    'alloggi_liberi',
    'alloggi_da_ristrutturazione',
    'alloggi_carenza_manutentiva',
    'alloggi_previsti',
  ]),
  {
    tool: 'elenca_alloggi',
    args: { comune: 'Vescovato' },
    sql: `SELECT r.id AS key, r.*, ${RAW} FROM dwellings r WHERE r.document = ? AND r.comune_istat = ?`,
    values: [DOCUMENT, VESCOVATO],
  },
  factsOf('patrimonio_abitativo', 'Soresina', '019098', ['patrimonio_totale', 'patrimonio_sap']),
  factsOf('quote_sat', 'Bordolano', '019007', ['alloggi_sat']),
  factsOf('quote_riservate', 'Volongo', '019114', [
    'soglia_indigenti',
    'quota_forze_ordine',
    'quota_categorie',
    'categoria_rilevanza_sociale',
  ]),
  factsOf('alloggi_assegnati', 'Cremona', '019036', ['alloggi_assegnati']),
  factsOf('contributo_solidarieta', 'Bonemerse', '019006', [
    'contributo_riparto',
    'contributo_residuo',
    'contributo_totale',
  ]),
  factsOf('popolazione', 'Ostiano', '019064', ['popolazione', 'superficie', 'densita']),
  {
    tool: 'confronta_misure',
    args: { misura: 'alloggi_liberi', per: 'comune', ambito: 'Cremonese', limite: 5 },
    sql: `SELECT territory_name AS key, sum(value_number) AS value FROM facts
      WHERE document = ? AND measure = ? AND is_total = 0 AND territory_kind = 'comune' AND value_number IS NOT NULL
      GROUP BY territory_istat ORDER BY value DESC, territory_name LIMIT 5`,
    values: [DOCUMENT, 'alloggi_liberi'],
  },
  {
    tool: 'verifica_dati',
    args: { documento: DOCUMENT, esito: 'ok' },
    sql: `SELECT id AS key, title, verdict, declared, computed, difference, first, last, note FROM checks
      WHERE document = ? AND verdict = ? ORDER BY seq LIMIT 50`,
    values: [DOCUMENT, 'ok'],
  },
  {
    tool: 'leggi_documento',
    args: { documento: DOCUMENT, da: 340, a: 368 },
    sql: 'SELECT n AS key, text FROM lines WHERE document = ? AND n BETWEEN ? AND ? ORDER BY n',
    values: [DOCUMENT, 340, 368],
  },
];
