// SPDX-License-Identifier: EUPL-1.2
// A data folder many times as large as the real one: the real documents, and copies of each for other ambiti and years.
//
// A copy keeps what makes a document hard to read, its tables, layouts, prose and slips, and changes what tells it apart: the
// comuni (real names of other provinces, given to the rows in another order each year), the ambito, the years that the plan
// speaks of, the codes of the dwellings. Its totals still add up, since whole rows change hands.

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['manifests', 'layouts', 'sources'];
/** The provinces of the real documents, whose comuni stay theirs. */
const HOME = ['CR', 'MN'];
/** A plan speaks of the year before it and of the one after. */
const YEARS_AROUND = 1;
/** What a layout calls its tables and measures: not words of the document. */
const ID = /^[a-z0-9_-]+$/;

/**
 * Writes the folder for `territories` × `years` copies of every document; none where either is 0. Gives how many documents
 * and comuni there are.
 */
export function writeScaledData(from, to, { territories, years }) {
  cpSync(from, to, { recursive: true });
  const data = readData(from);
  const names = namesElsewhere(data);
  const comuni = [...data.comuni.comuni];
  const ambiti = [...data.ambiti.ambiti];
  let documents = data.documents.length;
  for (let territory = 0; territory < territories; territory++) {
    const places = new Map();
    for (const [index, document] of data.documents.entries()) {
      const number = territory * data.documents.length + index;
      // An act of the Giunta is about the ambito of a plan; two plans of an ambito become two ambiti, each with all its years.
      const shared = document.manifest.kind === 'delibera' ? places.get(document.manifest.ambito) : undefined;
      const place = shared ?? newPlace(data, document, number, names, comuni.length);
      if (!shared) {
        comuni.push(...place.comuni);
        ambiti.push(place.ambito);
        places.set(document.manifest.ambito, place);
      }
      for (let back = 0; back < years; back++) {
        writeCopy(to, document, place, back, territory * years + back + 1);
        documents++;
      }
    }
  }
  const taken = new Set(comuni.map(({ nome }) => nome));
  const elsewhere = Object.entries(data.italia.comuni).map(([sigla, list]) => [
    sigla,
    list
      .split(', ')
      .filter((nome) => HOME.includes(sigla) || !taken.has(nome))
      .join(', '),
  ]);
  const json = (name, content) => writeFileSync(join(to, name), JSON.stringify(content));
  json('comuni.json', { ...data.comuni, comuni });
  json('ambiti.json', { ...data.ambiti, ambiti });
  json('comuni-italia.json', {
    ...data.italia,
    comuni: Object.fromEntries(elsewhere.filter(([, list]) => list.length > 1)),
  });
  return { documents, comuni: comuni.length, ambiti: ambiti.length };
}

function readData(folder) {
  const json = (...path) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
  return {
    comuni: json('comuni.json'),
    ambiti: json('ambiti.json'),
    italia: json('comuni-italia.json'),
    documents: readdirSync(join(folder, 'manifests')).map((file) => {
      const id = file.replace(/\.json$/, '');
      return {
        manifest: json('manifests', file),
        layout: readFileSync(join(folder, 'layouts', file), 'utf8'),
        source: readFileSync(join(folder, 'sources', `${id}.txt`), 'utf8'),
      };
    }),
  };
}

/** Names that one comune of Italy has, and that no real document can mean, each with its province. */
function* namesElsewhere({ italia, comuni }) {
  const counts = new Map(comuni.comuni.map(({ nome }) => [nome, 2]));
  const all = Object.entries(italia.comuni).flatMap(([sigla, list]) =>
    HOME.includes(sigla) ? [] : list.split(', ').map((nome) => ({ sigla, nome })),
  );
  for (const { nome } of all) counts.set(nome, (counts.get(nome) ?? 0) + 1);
  yield* all.filter(({ nome }) => counts.get(nome) === 1 && /^[\p{L}' -]{5,}$/u.test(nome));
}

/** Another ambito for a document: as many comuni, under the names that come next. */
function newPlace(data, { manifest }, number, names, first) {
  const model = data.ambiti.ambiti.find(({ id }) => id === manifest.ambito);
  const id = `${model.id}-${number}`;
  const comuni = data.comuni.comuni
    .filter(({ ambito }) => ambito === model.id)
    .map((comune, index) => {
      const { value } = names.next();
      if (!value) throw new Error('There are not enough names of comuni for so many territories.');
      const code = first + index;
      return {
        istat: String(200_000 + code),
        nome: value.nome,
        provincia: comune.provincia,
        catastale: `${String.fromCharCode(78 + Math.floor(code / 1000))}${String(code % 1000).padStart(3, '0')}`,
        ambito: id,
      };
    });
  const capital = data.comuni.comuni
    .filter(({ ambito }) => ambito === model.id)
    .findIndex(({ istat }) => istat === model.capofila);
  const nome = `Terre di ${comuni[capital].nome}`;
  return {
    model,
    modelNames: data.comuni.comuni.filter(({ ambito }) => ambito === model.id).map((comune) => comune.nome),
    capital,
    comuni,
    ambito: {
      ...model,
      id,
      nome,
      alias: [nome, `ambito ${nome}`, `ambito di ${comuni[capital].nome}`],
      capofila: comuni[capital].istat,
    },
  };
}

/** One copy: the text of the document and of its layout with other names, years and codes. */
function writeCopy(to, { manifest, layout, source }, place, back, copy) {
  const id = `${place.ambito.id}-${manifest.kind === 'delibera' ? 'delibera-' : ''}${manifest.year - back}`;
  const renamed = renaming(place, back);
  const change = (text) => codes(years(renamed(text), manifest.year, back), copy);
  const changed = {
    manifest: {
      ...manifest,
      id,
      title: change(manifest.title),
      ambito: place.ambito.id,
      year: manifest.year - back,
      ...(manifest.ends_with && { ends_with: change(manifest.ends_with) }),
    },
    layout: {
      ...JSON.parse(layout, (_, value) =>
        typeof value === 'string' && !ID.test(value) ? change(value) : value,
      ),
      document: id,
    },
  };
  for (const folder of FILES) mkdirSync(join(to, folder), { recursive: true });
  writeFileSync(join(to, 'manifests', `${id}.json`), JSON.stringify(changed.manifest));
  writeFileSync(join(to, 'layouts', `${id}.json`), JSON.stringify(changed.layout));
  writeFileSync(join(to, 'sources', `${id}.txt`), change(source));
}

/** Puts the names of a place for those of its model; the capital keeps its rows, the others turn by a place each year. */
function renaming({ model, modelNames, comuni, capital, ambito }, back) {
  const others = comuni.filter((_, index) => index !== capital).map(({ nome }) => nome);
  const turned = modelNames.flatMap((_, index) =>
    index === capital ? [] : [others[(index + back - (index > capital ? 1 : 0)) % others.length]],
  );
  const pairs = new Map([[squeezed(model.nome), ambito.nome]]);
  for (const [index, name] of modelNames.entries()) {
    const at = index - (index > capital ? 1 : 0);
    pairs.set(squeezed(name), index === capital ? comuni[capital].nome : turned[at]);
  }
  const written = [model.nome, ...modelNames]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/['’]/g, "['’]").replaceAll(' ', '[ ]{1,2}'));
  const any = new RegExp(`(?<![\\p{L}'’])(?:${written.join('|')})(?![\\p{L}'’])`, 'giu');
  return (text) =>
    text.replace(any, (found) => {
      const name = pairs.get(squeezed(found)) ?? found;
      if (found === found.toLowerCase()) return name.toLowerCase();
      return found === found.toUpperCase() ? name.toUpperCase() : name;
    });
}

const squeezed = (name) => name.toLowerCase().replace(/[^\p{L}]/gu, '');

/** The years that a plan speaks of; those of the laws that it cites are others, or stand after a slash. */
function years(text, year, back) {
  return text.replace(/(?<![\d/.])(?:19|20)\d\d(?!\d)/g, (found) =>
    Math.abs(Number(found) - year) <= YEARS_AROUND ? String(Number(found) - back) : found,
  );
}

/** A dwelling of the regional registry has seven digits: others in each copy. */
function codes(text, copy) {
  return text.replace(/(?<![\d.,])\d{7}(?![\d.,])/g, (found) =>
    String(1_000_000 + ((Number(found) + copy * 7919) % 9_000_000)),
  );
}
