// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { capitalised } from '../italian/capitals.ts';

const textsSchema = z.strictObject({
  fuori_tema: z.string(),
  saluto: z.string(),
  grazie: z.string(),
  ricognizione: z.string(),
  piano_passato: z.string(),
  piani_diversi: z.string(),
  avviso_pubblico: z.string(),
  sap: z.string(),
  sat: z.string(),
  contributo: z.string(),
  personale: z.string(),
  non_verificato: z.string(),
  non_capito: z.string(),
  errore: z.string(),
  pericolo: z.string(),
  vuota: z.string(),
  solo_italiano: z.string(),
  /** Of rules that a document states: they have its date. */
  regola_datata: z.string(),
  scheda_parziale: z.string(),
  regole_assenti: z.string(),
  sas: z.string(),
  isee: z.string(),
  premessa_giusta: z.string(),
  premessa_sbagliata: z.string(),
  premessa_ente: z.string(),
  /** Whether a figure is within the limits of a question: "ha più di 100 alloggi?". */
  limite_giusto: z.string(),
  limite_sbagliato: z.string(),
  /** Before figures that were to be set against each other, and cannot be. */
  cifre_a_parte: z.string(),
  /** Beside lines that are told where pages were asked. */
  senza_pagine: z.string(),
  /** What stands in a cell in the place of a figure, and what it means. */
  segni: z.record(z.string(), z.string()),
  /** How a measure is called beside a figure: "1 alloggio SAP libero", "7 alloggi SAP liberi". */
  misure: z.record(z.string(), z.strictObject({ uno: z.string(), molti: z.string(), colonna: z.string() })),
  /** What a plan says in words of a comune, in a sentence. */
  dichiarazioni: z.record(z.string(), z.string()),
});
export type Texts = z.infer<typeof textsSchema>;

const contactsSchema = z.strictObject({
  aggiornato: z.iso.date(),
  contatti: z.array(
    z.strictObject({
      nome: z.string(),
      numero: z.string().nullable(),
      quando: z.string(),
      fonte: z.string(),
    }),
  ),
});
export type Contacts = z.infer<typeof contactsSchema>;

const catalogueSchema = z.array(z.object({ id: z.string(), label: z.string() }));

/** Reads `data/testi.json`, the sentences that no document dictates; a measure without words of its own has its label. */
export function loadTexts(dataDir: string): Texts {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(dataDir, name), 'utf8'));
  const texts = textsSchema.parse(read('testi.json'));
  const labels = catalogueSchema.parse(read('misure.json')).map(({ id, label }) => {
    return [id, { uno: label, molti: label, colonna: capitalised(label) }] as const;
  });
  return { ...texts, misure: { ...Object.fromEntries(labels), ...texts.misure } };
}

/** Reads `data/contatti.json`, where a person in danger finds help. */
export function loadContacts(dataDir: string): Contacts {
  return contactsSchema.parse(JSON.parse(readFileSync(join(dataDir, 'contatti.json'), 'utf8')));
}
