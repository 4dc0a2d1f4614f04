// SPDX-License-Identifier: EUPL-1.2
import type { DocumentInfo } from '../../plan/plan.ts';
import type { View } from '../view.ts';
import { DATASET_NAMES, type DataFile, formats } from './datasets.ts';
import { pageFile, pageSets } from './page-data.ts';

const FILE_TYPES = 'http://publications.europa.eu/resource/authority/file-type/';
const THEMES = 'http://publications.europa.eu/resource/authority/data-theme/';
const FREQUENCIES = 'http://publications.europa.eu/resource/authority/frequency/';
const LANGUAGE = 'http://publications.europa.eu/resource/authority/language/ITA';

/** A node of the metadata: what JSON-LD writes as it is, and Turtle property by property. */
export interface MetadataNode {
  readonly '@id': string;
  readonly '@type': readonly string[];
  readonly [property: string]: unknown;
}

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatapit: 'http://dati.gov.it/onto/dcatapit#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/**
 * The catalogue by DCAT-AP_IT 2.0: catalogue, datasets, distributions, licence, holder, contact point. The holder is the body of the
 * configuration; where it names none, an agent without IPA code stands there, which portals refuse: nothing is invented.
 */
export function catalogue(
  view: View,
  { origin, modified }: { readonly origin: string; readonly modified: string },
): { readonly '@context': typeof CONTEXT; readonly '@graph': readonly MetadataNode[] } {
  const { body, words, plan } = view;
  const at = (path: string) => `${origin}${path}`;
  const agent = at('/dati#titolare');
  const licence = { '@id': body.dati_aperti.licenza };
  const date = { '@type': 'xsd:date', '@value': modified };
  // By the profile an office is reached by e-mail: one that gives none is no contact point.
  const office = body.contatti.find(({ email }) => email !== null);
  const contact = at('/dati#contatto');
  const offered = [...wholeDatasets(view), ...plan.documents().flatMap((document) => ofPlan(document, view))];
  const periods = [...new Set(offered.flatMap(({ year }) => (year === undefined ? [] : [year])))];
  const period = (year: number) => at(`/dati#anno-${year}`);
  const datasets = offered.map(
    ({ id, title, description, year, files }): MetadataNode => ({
      '@id': at(`/dati#${id}`),
      '@type': ['dcatapit:Dataset', 'dcat:Dataset'],
      'dct:identifier': `${body.ente.codice_ipa ?? 'chiedicasa'}:${id}`,
      'dct:title': italian(title),
      'dct:description': italian(description),
      'dct:modified': date,
      'dct:accrualPeriodicity': { '@id': `${FREQUENCIES}ANNUAL` },
      ...(year !== undefined && { 'dct:temporal': { '@id': period(year) } }),
      'dct:language': { '@id': LANGUAGE },
      'dct:publisher': { '@id': agent },
      'dct:rightsHolder': { '@id': agent },
      ...(office && { 'dcat:contactPoint': { '@id': contact } }),
      'dcat:theme': { '@id': `${THEMES}SOCI` },
      'dcat:keyword': ['edilizia residenziale pubblica', 'servizi abitativi', 'Lombardia', 'case popolari'],
      'dcat:landingPage': { '@id': at('/dati') },
      'dcat:distribution': files.map(({ path }) => ({ '@id': at(path) })),
    }),
  );
  const distributions = offered.flatMap(({ title, description, files }) =>
    files.map(
      ({ path, type }): MetadataNode => ({
        '@id': at(path),
        '@type': ['dcatapit:Distribution', 'dcat:Distribution'],
        'dct:title': italian(`${title} (${type})`),
        'dct:description': italian(description),
        'dct:format': { '@id': `${FILE_TYPES}${type}` },
        'dct:license': licence,
        'dct:modified': date,
        'dcat:accessURL': { '@id': at(path) },
        'dcat:downloadURL': { '@id': at(path) },
      }),
    ),
  );
  return {
    '@context': CONTEXT,
    '@graph': [
      {
        '@id': at('/dati'),
        '@type': ['dcatapit:Catalog', 'dcat:Catalog'],
        'dct:title': italian(`${body.servizio.nome}: ${words.frame.data}`),
        'dct:description': italian(words.data.introduction),
        'dct:modified': date,
        'dct:language': { '@id': LANGUAGE },
        'dct:publisher': { '@id': agent },
        'foaf:homepage': { '@id': at('/dati') },
        'dcat:themeTaxonomy': { '@id': THEMES.slice(0, -1) },
        'dcat:dataset': datasets.map((dataset) => ({ '@id': dataset['@id'] })),
      },
      {
        '@id': agent,
        '@type': ['dcatapit:Agent', 'foaf:Agent'],
        'foaf:name': italian(body.ente.nome ?? body.servizio.nome),
        ...(body.ente.codice_ipa !== null && { 'dct:identifier': body.ente.codice_ipa }),
        ...(body.ente.sito !== null && { 'foaf:homepage': { '@id': body.ente.sito } }),
      },
      {
        '@id': body.dati_aperti.licenza,
        '@type': ['dcatapit:LicenseDocument', 'dct:LicenseDocument'],
        'foaf:name': body.dati_aperti.nome_licenza,
        'dct:type': { '@id': 'http://purl.org/adms/licencetype/Attribution' },
      },
      ...(office
        ? [
            {
              '@id': contact,
              '@type': ['dcatapit:Organization', 'vcard:Organization', 'vcard:Kind'],
              'vcard:fn': office.ufficio,
              'vcard:hasEmail': { '@id': `mailto:${office.email}` },
              ...(office.sito !== null && { 'vcard:hasURL': { '@id': office.sito } }),
            },
          ]
        : []),
      ...datasets,
      ...distributions,
      ...periods.map(
        (year): MetadataNode => ({
          '@id': period(year),
          '@type': ['dct:PeriodOfTime'],
          'dcat:startDate': { '@type': 'xsd:date', '@value': `${year}-01-01` },
          'dcat:endDate': { '@type': 'xsd:date', '@value': `${year}-12-31` },
        }),
      ),
    ],
  };
}

/** A dataset of the catalogue: of everything, or of one plan. */
interface Dataset {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The year that it is of. */
  readonly year?: number;
  readonly files: readonly DataFile[];
}

function wholeDatasets({ words, plan }: View): Dataset[] {
  const covered = plan.documents().map(({ title, ambito }) => `${title} (${ambito})`);
  return DATASET_NAMES.map((name) => {
    const { title, text } = words.data.sets[name];
    return {
      id: name,
      title: `${title}: ${words.frame.subject}`,
      description: `${text} Documenti: ${covered.join('; ')}.`,
      files: formats(`/dati/${name}`),
    };
  });
}

/** What the page of a plan gives as files: the same rows, of that plan alone. */
function ofPlan({ id, title, ambito, year }: DocumentInfo, { words, plan }: View): Dataset[] {
  const page = { kind: 'piani', id } as const;
  return pageSets(page, plan).map((name) => {
    const set = words.data.sets[name];
    const about = `${title} (${ambito})`;
    return {
      id: `${name}-${id}`,
      title: `${set.title}: ${about}`,
      description: `${set.text} Documento: ${about}.`,
      year,
      files: formats(pageFile(page, name)),
    };
  });
}

function italian(text: string): { readonly '@language': 'it'; readonly '@value': string } {
  return { '@language': 'it', '@value': text };
}

/** The same graph as Turtle. */
export function turtle({ '@context': context, '@graph': graph }: ReturnType<typeof catalogue>): string {
  const prefixes = Object.entries(context).map(([prefix, base]) => `@prefix ${prefix}: <${base}> .`);
  const nodes = graph.map(({ '@id': id, '@type': types, ...properties }) => {
    const lines = Object.entries(properties).map(([name, value]) => `  ${name} ${objects(value)}`);
    return `<${id}> a ${types.join(', ')} ;\n${lines.join(' ;\n')} .`;
  });
  return `${[prefixes.join('\n'), ...nodes].join('\n\n')}\n`;
}

function objects(value: unknown): string {
  if (Array.isArray(value)) return value.map(objects).join(', ');
  if (typeof value !== 'object' || value === null) return literal(String(value));
  if ('@id' in value) return `<${String(value['@id'])}>`;
  if (!('@value' in value)) return literal('');
  const text = literal(String(value['@value']));
  if ('@language' in value) return `${text}@${String(value['@language'])}`;
  return '@type' in value ? `${text}^^${String(value['@type'])}` : text;
}

function literal(text: string): string {
  return JSON.stringify(text);
}
