// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { productForTest } from '../product.ts';
import { smallApp } from './app.ts';
import { SURROUNDINGS } from './stand-ins.ts';

/** What the profile makes mandatory of each class, by AgID's guide to catalogues, and of a contact point where there is one. */
const MANDATORY: Readonly<Record<string, readonly string[]>> = {
  'dcatapit:Catalog': ['dct:title', 'dct:description', 'dct:publisher', 'dct:modified', 'dcat:dataset'],
  'dcatapit:Dataset': [
    'dct:identifier',
    'dct:title',
    'dct:description',
    'dct:modified',
    'dcat:theme',
    'dct:rightsHolder',
    'dct:accrualPeriodicity',
    'dcat:distribution',
  ],
  'dcatapit:Distribution': ['dct:format', 'dcat:accessURL', 'dct:license'],
  'dcatapit:Agent': ['dct:identifier', 'foaf:name'],
  'dcatapit:Organization': ['vcard:fn', 'vcard:hasEmail'],
  'dcatapit:LicenseDocument': ['dct:type', 'foaf:name'],
};
/** Their values are things with an address of their own, never a text that holds one. */
const RESOURCES = [
  'dct:publisher',
  'dct:rightsHolder',
  'dct:format',
  'dct:license',
  'dct:language',
  'dct:accrualPeriodicity',
  'dct:type',
  'dct:temporal',
  'dcat:theme',
  'dcat:accessURL',
  'dcat:contactPoint',
  'vcard:hasEmail',
];

const graphSchema = z.object({
  '@graph': z.array(z.looseObject({ '@id': z.string(), '@type': z.array(z.string()) })),
});

const office = {
  ufficio: 'Ufficio casa',
  telefono: null,
  email: 'casa@comune.example.it',
  indirizzo: null,
  orari: null,
  sito: null,
};
const body = {
  ...SURROUNDINGS.body,
  ente: { nome: 'Comune di Prova', sito: 'https://www.example.it/', codice_ipa: 'c_p000' },
  contatti: [office],
};

async function graphOf(app: ReturnType<typeof smallApp>) {
  const text = await (await app.request('/dati/catalogo.jsonld')).text();
  return graphSchema.parse(JSON.parse(text))['@graph'];
}

const { plan } = productForTest().context;
const app = smallApp({ plan, body, dataDate: '2026-11-21' });

describe('the catalogue of the open data', () => {
  it('has what DCAT-AP_IT makes mandatory of each class', async () => {
    const graph = await graphOf(app);
    for (const [type, properties] of Object.entries(MANDATORY)) {
      const nodes = graph.filter((node) => node['@type'].includes(type));
      expect(nodes.length, type).toBeGreaterThan(0);
      for (const node of nodes) {
        for (const property of properties) expect(node, node['@id']).toHaveProperty([property]);
      }
    }
  });

  it('gives each thing an address of its own, and refers to things by it', async () => {
    const graph = await graphOf(app);
    expect(new Set(graph.map((node) => node['@id'])).size).toBe(graph.length);
    for (const node of graph) {
      for (const property of RESOURCES) {
        const values = [node[property] ?? []].flat();
        for (const value of values)
          expect(value, property).toEqual({ '@id': expect.stringMatching(/^\w+:/) });
      }
    }
  });

  it('lists the data as a whole, and those of each plan with the year that they are of', async () => {
    const graph = await graphOf(app);
    const datasets = graph.filter((node) => node['@type'].includes('dcatapit:Dataset'));
    const hashes = datasets.map((node) => new URL(node['@id']).hash.slice(1));
    expect(hashes.slice(0, 5)).toEqual(['cifre', 'alloggi', 'verifiche', 'misure', 'testi']);
    expect(hashes).toContain('cifre-cremasco-2019');
    expect(hashes).toContain('alloggi-cremonese-2026');
    const ofPlan = datasets.find((node) => node['@id'].endsWith('#alloggi-cremonese-2026'));
    const year = graph.find((node) => node['@id'].endsWith('#anno-2026'));
    expect(ofPlan).toMatchObject({ 'dct:temporal': { '@id': year?.['@id'] } });
    expect(year).toMatchObject({
      '@type': ['dct:PeriodOfTime'],
      'dcat:startDate': { '@value': '2026-01-01' },
      'dcat:endDate': { '@value': '2026-12-31' },
    });
  });

  it('offers the files of each plan on the page too', async () => {
    const page = await (await app.request('/dati')).text();
    expect(page).toContain('href="/dati/piani/cremonese-2026/cifre.csv"');
  });

  it('leads to files that are there', async () => {
    const graph = await graphOf(app);
    for (const node of graph.filter((one) => one['@type'].includes('dcatapit:Distribution'))) {
      expect((await app.request(new URL(node['@id']).pathname)).status).toBe(200);
    }
  });

  it('says the same in Turtle', async () => {
    const turtle = await (await app.request('/dati/catalogo.ttl')).text();
    for (const node of await graphOf(app))
      expect(turtle).toContain(`<${node['@id']}> a ${node['@type'].join(', ')}`);
    expect(turtle).toContain('vcard:hasEmail <mailto:casa@comune.example.it>');
    expect(turtle).toContain('"2026-11-21"^^xsd:date');
  });

  it('invents neither a holder nor an office, and says on the page that one is wanted', async () => {
    const unnamed = smallApp();
    const graph = await graphOf(unnamed);
    expect(graph.find((node) => node['@type'].includes('dcatapit:Agent'))).not.toHaveProperty([
      'dct:identifier',
    ]);
    expect(graph.some((node) => node['@type'].includes('dcatapit:Organization'))).toBe(false);
    expect(await (await unnamed.request('/dati')).text()).toContain('non dichiara un ente titolare');
  });
});
