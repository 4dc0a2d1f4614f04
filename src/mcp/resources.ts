// SPDX-License-Identifier: EUPL-1.2
import {
  type ListResourcesResult,
  type ListResourceTemplatesResult,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server';
import type { Lines } from '../corpus/model.ts';
import type { DocumentInfo, Plan } from '../plan/plan.ts';
import { offered } from '../tools/offered.ts';
import { resolveComune } from '../tools/scope.ts';
import { type ToolContext, ToolError } from '../tools/tool.ts';
import { quoted } from './argument-errors.ts';
import { documentUri, linesUri, readAddress, sectionUri, TEMPLATES } from './resource-address.ts';
import { namedSections } from './sections.ts';

/** Resources of one page of the list. */
const PAGE = 100;
const TEXT = 'text/plain';

/** What a client may read of the documents: whole, by section, by lines, and what they say of a comune. */
export const RESOURCE_TEMPLATES: ListResourceTemplatesResult['resourceTemplates'] = [
  {
    uriTemplate: TEMPLATES.document,
    name: 'documento',
    title: 'Documento intero',
    description: 'Il testo di un documento, con le righe numerate. Es. piani://cremonese-2026',
    mimeType: TEXT,
  },
  {
    uriTemplate: TEMPLATES.section,
    name: 'sezione',
    title: 'Sezione di un documento',
    description:
      'Un capitolo o una tabella, con le righe numerate. Es. piani://cremonese-2026/sezioni/premessa',
    mimeType: TEXT,
  },
  {
    uriTemplate: TEMPLATES.lines,
    name: 'righe',
    title: 'Righe di un documento',
    description:
      'Una riga o un intervallo, come nelle fonti delle cifre. Es. piani://cremonese-2026/righe/340-368',
    mimeType: TEXT,
  },
  {
    uriTemplate: TEMPLATES.comune,
    name: 'comune',
    title: 'Un comune in un documento',
    description:
      'Le righe da cui vengono cifre e alloggi di un comune. Es. piani://cremonese-2026/comuni/Vescovato',
    mimeType: TEXT,
  },
];

/**
 * Documents, each before its sections: the most recent first, sections in the order of the text. Of the documents only those
 * that a page shows are read.
 */
export function listResources(plan: Plan, cursor: string | undefined): ListResourcesResult {
  const documents = plan.documents();
  const from = placeIn(plan, documents, cursor);
  const resources: ListResourcesResult['resources'] = [];
  for (let { document, item } = from; ; item = 0, document += 1) {
    const info = documents[document];
    if (info === undefined) return { resources };
    const all = resourcesOf(plan, info);
    const taken = all.slice(item, item + PAGE - resources.length);
    resources.push(...taken);
    if (item + taken.length < all.length) {
      return { resources, nextCursor: `${document}.${item + taken.length}` };
    }
  }
}

/** "12.40": from the resource 40 of the document 12 on, both counted from 0. */
function placeIn(plan: Plan, documents: readonly DocumentInfo[], cursor: string | undefined) {
  if (cursor === undefined) return { document: 0, item: 0 };
  const [, document, item] = /^(\d{1,7})\.(\d{1,7})$/.exec(cursor) ?? [];
  const place = { document: Number(document), item: Number(item) };
  const info = documents[place.document];
  if (info !== undefined && place.item < resourcesOf(plan, info).length) return place;
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `Cursore ${quoted(cursor)} non valido: ripetere la richiesta senza cursore.`,
  );
}

/** A document and its sections. */
function resourcesOf(plan: Plan, document: DocumentInfo): ListResourcesResult['resources'] {
  return [
    {
      uri: documentUri(document.id),
      name: document.id,
      title: document.title,
      description: `Documento intero, ${document.lineCount} righe`,
      mimeType: TEXT,
    },
    ...namedSections(plan, document.id).map((section) => ({
      uri: sectionUri(document.id, section.name),
      name: `${document.id}/${section.name}`,
      title: section.title,
      description: `${document.id}, ${rangeInWords(section.lines)}`,
      mimeType: TEXT,
    })),
  ];
}

/**
 * The text that an address points to, each line with its number.
 * @throws ResourceNotFoundError saying in Italian what there is instead
 */
export function readResource(uri: string, context: ToolContext): ReadResourceResult {
  const { plan } = context;
  const address = readAddress(uri);
  if (!address) {
    throw new ResourceNotFoundError(
      uri,
      `${quoted(uri)} non è un indirizzo di questo server: le forme ammesse sono ${Object.values(TEMPLATES).join(', ')}.`,
    );
  }
  const document = plan.document(address.document);
  if (!document) {
    const known = plan.documents().map(({ id }) => id);
    throw new ResourceNotFoundError(
      uri,
      `Nessun documento ha l'identificativo ${quoted(address.document)}. Quelli caricati: ${offered(known, address.document)}.`,
    );
  }
  switch (address.kind) {
    case 'document':
      return contents(uri, plan, document, [[1, document.lineCount]]);
    case 'lines': {
      const [first, last] = address.lines;
      if (last > document.lineCount) {
        throw new ResourceNotFoundError(
          uri,
          `Il documento ${document.id} ha ${document.lineCount} righe, numerate da 1: le righe ${first}-${last} non ci sono.`,
        );
      }
      return contents(uri, plan, document, [address.lines]);
    }
    case 'section': {
      const sections = namedSections(plan, document.id);
      const section = sections.find(({ name }) => name === address.section);
      if (!section) {
        throw new ResourceNotFoundError(
          uri,
          `Il documento ${document.id} non ha la sezione ${quoted(address.section)}. Le sezioni: ${offered(
            sections.map(({ name }) => name),
            address.section,
          )}.`,
        );
      }
      return contents(uri, plan, document, [section.lines]);
    }
    case 'comune':
      return contents(uri, plan, document, linesOfComune(uri, address.comune, document, context));
  }
}

/** The rows of a document's tables that give a figure or a dwelling of a comune, each once, in order. */
function linesOfComune(
  uri: string,
  name: string,
  document: DocumentInfo,
  context: ToolContext,
): readonly Lines[] {
  const { plan } = context;
  const comune = comuneCalled(uri, name, context);
  const measures = plan.measures().map(({ id }) => id);
  const filter = { document: document.id, istat: comune.istat };
  const ranges = [...plan.facts({ ...filter, measures }), ...plan.dwellings(filter)].map(
    ({ lines }) => lines,
  );
  const distinct = new Map(ranges.map((lines) => [lines.join('-'), lines]));
  if (distinct.size === 0) {
    throw new ResourceNotFoundError(
      uri,
      `Il documento ${document.id} non ha righe di tabella che riguardano ${comune.nome}. Non vuol dire che il valore sia zero.`,
    );
  }
  return [...distinct.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function comuneCalled(uri: string, name: string, context: ToolContext) {
  try {
    return resolveComune(name, context);
  } catch (error) {
    throw error instanceof ToolError ? new ResourceNotFoundError(uri, error.message) : error;
  }
}

/** Where the lines come from, then each with its number; under its section's title where there are several ranges. */
function contents(
  uri: string,
  plan: Plan,
  document: DocumentInfo,
  ranges: readonly Lines[],
): ReadResourceResult {
  const head = `Documento ${document.id}: ${document.title}`;
  const text = ranges.flatMap((lines, index) => {
    const section = plan.sectionAt(document.id, lines[0])?.title;
    const before = ranges[index - 1];
    const repeated = before && plan.sectionAt(document.id, before[0])?.title === section;
    return [
      ...(section === undefined || repeated ? [] : [`Sezione: ${section}`]),
      ...plan.lines(document.id, ...lines).map((line) => `${line.number}\t${line.text}`),
    ];
  });
  return { contents: [{ uri, mimeType: TEXT, text: [head, ...text].join('\n') }] };
}

/** "riga 367", "righe 340-368". */
export function rangeInWords([first, last]: Lines): string {
  return first === last ? `riga ${first}` : `righe ${first}-${last}`;
}

/** The address of the lines behind a figure, with the words that a client shows for it. */
export function linkToLines(document: string, lines: Lines) {
  return {
    type: 'resource_link' as const,
    uri: linesUri(document, lines),
    name: `${document}, ${rangeInWords(lines)}`,
    mimeType: TEXT,
  };
}
