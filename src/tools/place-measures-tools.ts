// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { measuresOfPlace } from './measures-of-place.ts';
import { misureOutput } from './rows.ts';
import { pageInput, resolveScope, scopeInput } from './scope.ts';
import { defineTool, type Tool } from './tool.ts';

/** A tool that gives some measures of a place and has nothing more to say about them. */
function placeTool(definition: {
  name: string;
  title: string;
  description: string;
  measures: readonly string[];
  note: string;
}): Tool {
  const { measures, note } = definition;
  return defineTool({
    name: definition.name,
    title: definition.title,
    description: definition.description,
    input: z.strictObject({ ...scopeInput, ...pageInput }),
    output: misureOutput,
    run(input, context) {
      const scope = resolveScope(input, context, measures);
      const output = measuresOfPlace(context.plan, scope, {
        ...input,
        measures,
        ente: input.ente,
        counts: [],
        wholeAmbito: true,
      });
      output.note.push(note);
      return output;
    },
  });
}

export const patrimonioAbitativo = placeTool({
  name: 'patrimonio_abitativo',
  title: 'Consistenza del patrimonio',
  description:
    'Quanti alloggi pubblici ha ogni ente proprietario: totale, SAP, SAS. Es. {"comune":"Soresina"}',
  measures: ['patrimonio_totale', 'patrimonio_sap', 'patrimonio_sas', 'patrimonio_altri_usi'],
  note: 'Il patrimonio di un comune non è tutta l’edilizia pubblica sul suo territorio: quello di ALER è dato per tutto l’ambito.',
});

export const alloggiAssegnati = placeTool({
  name: 'alloggi_assegnati',
  title: "Alloggi assegnati nell'anno precedente",
  description: 'Unità SAP assegnate nell\'anno prima di quello del piano, per ente. Es. {"comune":"Cremona"}',
  measures: ['alloggi_assegnati', 'alloggi_assegnati_deroga', 'alloggi_assegnati_mobilita'],
  note: "«Anno precedente» nel piano dell'anno N è l'anno N-1.",
});

export const quoteRiservate = placeTool({
  name: 'quote_riservate',
  title: 'Quote e categorie riservate',
  description:
    'Soglia per gli indigenti oltre il 20%, quota per le forze di polizia e i vigili del fuoco, categorie aggiuntive. Es. {"comune":"Volongo"}',
  measures: ['soglia_indigenti', 'quota_forze_ordine', 'quota_categorie', 'categoria_rilevanza_sociale'],
  note: 'Le percentuali sono riportate come le scrive il piano, senza interpretarle.',
});

export const popolazione = placeTool({
  name: 'popolazione',
  title: 'Popolazione e territorio',
  description: 'Abitanti, e dove il piano li dà superficie e densità. Es. {"comune":"Ostiano"}',
  measures: [
    'popolazione',
    'popolazione_maschi',
    'popolazione_femmine',
    'superficie',
    'densita',
    'numero_comuni',
  ],
  note: "L'anno è quello della data a cui il piano riferisce la popolazione.",
});
