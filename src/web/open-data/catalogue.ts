// SPDX-License-Identifier: EUPL-1.2
import type { DocumentInfo } from '../../plan/plan.ts';
import type { View } from '../view.ts';

/** A dataset that can be downloaded, under its name in addresses. */
export const DATASETS = {
  cifre: 'facts',
  alloggi: 'dwellings',
  verifiche: 'checks',
  misure: 'measures',
  testi: 'passages',
} as const;
export type DatasetName = keyof typeof DATASETS;

export const DATASET_NAMES = Object.keys(DATASETS).filter((name): name is DatasetName => name in DATASETS);

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
  const documents = plan.documents();
  // By the profile an office is reached by e-mail: one that gives none is no contact point.
  const office = body.contatti.find(({ email }) => email !== null);
  const contact = at('/dati#contatto');
  const datasets = DATASET_NAMES.map((name): MetadataNode => {
    const { title, text } = words.data.sets[name];
    return {
      '@id': at(`/dati#${name}`),
      '@type': ['dcatapit:Dataset', 'dcat:Dataset'],
      'dct:identifier': `${body.ente.codice_ipa ?? 'chiedicasa'}:${name}`,
      'dct:title': italian(`${title}: ${words.frame.subject}`),
      'dct:description': italian(`${text} ${coverage(documents)}`),
      'dct:modified': date,
      'dct:accrualPeriodicity': { '@id': `${FREQUENCIES}ANNUAL` },
      'dct:language': { '@id': LANGUAGE },
      'dct:publisher': { '@id': agent },
      'dct:rightsHolder': { '@id': agent },
      ...(office && { 'dcat:contactPoint': { '@id': contact } }),
      'dcat:theme': { '@id': `${THEMES}SOCI` },
      'dcat:keyword': ['edilizia residenziale pubblica', 'servizi abitativi', 'Lombardia', 'case popolari'],
      'dcat:landingPage': { '@id': at('/dati') },
      'dcat:distribution': formats(name).map(({ path }) => ({ '@id': at(path) })),
    };
  });
  const distributions = DATASET_NAMES.flatMap((name) =>
    formats(name).map(
      ({ path, type }): MetadataNode => ({
        '@id': at(path),
        '@type': ['dcatapit:Distribution', 'dcat:Distribution'],
        'dct:title': italian(`${words.data.sets[name].title} (${type})`),
        'dct:description': italian(words.data.sets[name].text),
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
    ],
  };
}

/** The files of a dataset. */
export function formats(
  name: DatasetName,
): readonly { readonly path: string; readonly type: 'CSV' | 'JSON'; readonly file: string }[] {
  return [
    { path: `/dati/${name}.csv`, type: 'CSV', file: 'CSV' },
    { path: `/dati/${name}.jsonl`, type: 'JSON', file: 'JSON Lines' },
  ];
}

function coverage(documents: readonly DocumentInfo[]): string {
  return `Documenti: ${documents.map((document) => `${document.title} (${document.ambito})`).join('; ')}.`;
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
