// SPDX-License-Identifier: EUPL-1.2
import type { italianPages } from './italian-pages.ts';

/** The texts of the pages beside the chat, in English. */
export const englishPages: typeof italianPages = {
  documents: {
    introduction:
      'Every answer comes from these documents. Here they can be read whole, with numbered lines.',
    none: 'No document is loaded.',
    kinds: { piano_annuale: 'Yearly plan', delibera: 'Resolution' },
    facts: (kind, ambito, year, lines) => `${kind} · ambito ${ambito} · year ${year} · ${lines} lines`,
    approved: (title, date) => `${title} (approved ${date})`,
    linesOf: (lines, count) => `${lines} of ${count}`,
    goThere: 'Go to this point of the text',
    index: 'Contents of the document',
    text: 'Text of the document',
    line: (number) => `Line ${number}`,
    whole: (lines) => `Open the whole document: ${lines}`,
    figuresHere: 'Figures read in these lines',
    unknownTitle: 'Document not found',
    unknown: 'This document is not among those loaded. The list says which there are.',
    noLinesTitle: 'Lines not found',
    noLines: 'The lines asked for are not there.',
    badLines: 'Lines are given by one number, such as 367, or by two, such as 340-368.',
    length: (title, count) => `The document “${title}” has ${count} lines, numbered from 1.`,
    readWhole: 'Read the whole document',
  },
  facts: {
    value: 'Value',
    status: 'How to read it',
    measure: 'What it is',
    place: 'Territory',
    owner: 'Owner',
    year: 'Year it refers to',
    document: 'Document',
    norm: 'Rule',
    differences: 'Differences between plans',
    identified: (raw, reason) => `The document writes “${raw}”: ${reason}.`,
    source: 'In the document',
    id: 'Stable identifier',
    details: 'Details',
    json: 'This figure as data (JSON)',
    unknownTitle: 'Figure not found',
    unknown: 'There is no figure of the loaded plans at this address.',
    checks: 'Checks that touch these lines',
  },
  calculations: {
    names: {
      somma: 'Sum',
      media: 'Mean',
      differenza: 'Difference',
      variazione: 'Change in per cent',
      quota: 'Share in per cent',
      conteggio: 'Dwellings counted',
      'conteggio-comuni': 'Comuni counted',
      'conteggio-enti': 'Owners counted',
      'conteggio-piani': 'Plans counted',
    },
    introduction:
      'No document writes this figure: it is computed from what the plans write, shown below line by line.',
    operands: 'The figures of the calculation',
    counted: 'The lines counted',
    figure: 'What it is',
    plan: 'Plan',
    dwelling: 'Dwelling',
    whole: 'Open the calculation on a page',
    json: 'This calculation as data (JSON)',
    unknownTitle: 'Calculation not found',
    unknown: 'There is no calculation at this address that the figures of the loaded plans allow.',
  },
  checks: {
    declared: 'The document declares',
    computed: 'The sum gives',
    difference: 'Difference',
    whole: 'Open the check on a page',
    json: 'This check as data (JSON)',
    unknownTitle: 'Check not found',
    unknown: 'There is no check of the loaded plans at this address.',
  },
  comuni: {
    introduction:
      'For each comune, all that the loaded plans say: figures, dwellings listed, checks and sources.',
    ofAmbito: (ambito) => `Ambito ${ambito}`,
    province: (code) => `province of ${code}`,
    istat: (code) => `ISTAT code ${code}`,
    years: (years) => `plans: ${years}`,
    silent: 'The loaded plans give no figures on this comune.',
    noPlan: 'No plan of this ambito is loaded.',
    unknownTitle: 'Comune not found',
    unknown: 'There is no comune of the loaded ambiti at this address.',
    summary: (year) => `In short, from the ${year} plan`,
    find: 'Find a comune',
    figures: 'Figures',
    dwellings: 'Dwellings listed one by one',
    checks: 'Checks',
    ask: 'Ask about this comune (in Italian)',
    aler: 'ALER’s dwellings are often given for the whole ambito only: here are those that the plan attributes to the comune.',
    columns: { measure: 'Figure', owner: 'Owner', value: 'Value', source: 'Source' },
    dwellingColumns: {
      id: 'Dwelling ID',
      ui: 'Unit',
      owner: 'Owner',
      service: 'Use',
      state: 'State',
      vacancy: 'Classification',
      source: 'Source',
    },
    yearsChart: (label) => `${label}: the plans compared`,
  },
  plans: {
    introduction: 'The yearly plans loaded: every figure, the arithmetic checks and the full text.',
    counts: {
      facts: (count) => `${count} figures`,
      dwellings: (count) => `${count} dwellings listed`,
      checks: (count) => `${count} checks`,
    },
    byComune: (label) => `${label}, by comune`,
    ownersAdded:
      'For each comune, the sum of the owners that the plan lists. Comuni without a figure or with zero are left out.',
    read: 'Read the document',
    figures: 'Every figure',
    tables: 'Tables of the plan',
    rows: (count) => (count === 1 ? '1 row' : `${count} rows`),
    territory: 'Territory',
    owner: 'Owner',
    detail: 'Detail',
    checks: 'Checks',
    checksIntroduction:
      'The document checked against itself: totals and sums, prose and tables. What does not add up is shown, not corrected.',
    verdicts: {
      ok: 'adds up',
      mismatch: 'does not add up',
      scope_differs: 'counts other rows',
      not_checkable: 'cannot be checked',
    },
    okChecks: (count) => `${count} checks that add up`,
    check: 'Check',
    verdict: 'Verdict',
    meaning: 'What it means',
    unknownTitle: 'Plan not found',
    unknown: 'This plan is not among those loaded.',
    dwellings: 'Dwellings listed one by one',
    comune: 'Comune',
    total: 'printed total',
    download: 'The data of all plans',
  },
  search: {
    title: 'Search',
    label: 'Search for a comune, a dwelling code, words of the documents',
    button: 'Search',
    results: (query) => `Results for “${query}”`,
    none: 'No result. Try other words, or ask a question.',
    comuni: 'Comuni',
    dwellings: 'Dwellings',
    passages: (count) => `In the documents (${count})`,
    askInstead: 'Ask this question',
    dwelling: (code, place) => `Dwelling ${code}, ${place}`,
    outside: (name, province) => `${name} (${province}) is outside the loaded ambiti.`,
  },
  data: {
    introduction:
      'All that the service knows, to download and reuse. Every row carries its document and lines.',
    what: 'Datasets',
    sets: {
      cifre: {
        title: 'Figures of the plans',
        text: 'Every cell of every table: measure, owner, territory, year, value, status, source.',
      },
      alloggi: {
        title: 'Dwellings listed',
        text: 'The dwellings that plans list one by one, with code, use and state.',
      },
      verifiche: {
        title: 'Checks',
        text: 'Arithmetic checks of the documents against themselves, with the verdict.',
      },
      misure: {
        title: 'Measures',
        text: 'What each figure means, with the rule and the differences between plans.',
      },
      testi: { title: 'Texts', text: 'The prose of the documents, by passage, with section and lines.' },
    },
    rowsOf: (count) => `${count} rows`,
    licence: 'Licence of the data',
    metadata: 'DCAT-AP_IT metadata',
    metadataText: 'The catalogue, as open-data portals read it:',
    noPublisher:
      'This installation declares no rights holder: the metadata are valid only once the configuration names one.',
    api: 'For programs',
    apiText:
      'The same data can be queried over the MCP protocol at /mcp, and questions asked with POST /api/ask.',
  },
  contacts: {
    introduction:
      'This service says what the plans say. For a housing application, a personal case or an emergency, people are needed.',
    offices: 'The offices',
    noOffices:
      'Whoever publishes this service has not listed its offices yet. Turn to your comune of residence (social services or housing office) or to ALER.',
    phone: 'Telephone',
    email: 'E-mail',
    address: 'Address',
    hours: 'Opening hours',
    site: 'Website',
    urgent: 'In an emergency',
    updated: (date) => `List updated on ${date}.`,
    from: (source) => `Source: ${source}`,
  },
  about: {
    sections: [
      {
        title: 'What it is',
        text: [
          'ChiediCasa reads the yearly public-housing plans and answers questions with the figures they print. Beside every figure is a link to the line of the document.',
          'An automatic program answers. It does not speak for an office and takes no decision.',
        ],
      },
      {
        title: 'How to read an answer',
        text: [
          'A plan is a survey at a certain date: it does not say how many dwellings are free today. Dwellings are assigned by public notice.',
          'An empty cell, a dash or “not reported” is not zero. Figures to be read with care have a dashed mark and a word that explains it.',
          'If an answer is wrong, below it is the way to say so.',
        ],
      },
      {
        title: 'What it does not do',
        text: [
          'It assesses no personal case and computes no score, rent or right. It invents nothing: where the documents are silent, it says so.',
        ],
      },
    ],
    generative: 'Artificial intelligence',
  },
  privacy: {
    sections: [
      {
        title: 'What is kept',
        text: [
          'Questions are not kept. The conversation stays in the browser tab and is gone when you close or delete it. The page has no cookies and no parts of other sites.',
          'Only the opinions that someone decides to send are kept: useful or wrong, the figure, the words written. The text of the question is attached only on request.',
          'The address of your connection stays in memory for about a minute, only to stop whoever sends too many requests. It is written nowhere.',
        ],
      },
      {
        title: 'Personal data',
        text: [
          'No personal data are needed to answer. A tax code, telephone number, e-mail address or IBAN typed by mistake is taken out before the question is used.',
        ],
      },
    ],
    model: {
      title: 'Generative artificial intelligence',
      text: [
        'Questions that the program does not wholly understand go to the language model chosen by whoever publishes the service, with the earlier ones of the same conversation. Personal data that are recognised are taken out first; you need not give any. Nothing else about you leaves.',
      ],
    },
    retention: (days) => `Opinions are deleted after ${days} days.`,
    controller: (name) => `Data controller: ${name}.`,
    noController: 'This installation does not name its data controller yet.',
    officer: (contact) => `Data protection officer: ${contact}.`,
    notice: 'Full privacy notice',
  },
  accessibility: {
    sections: [
      {
        title: 'How it is made',
        text: [
          'Pages work by keyboard alone, with a screen reader, at 200% zoom, in the system’s colours, on paper and without JavaScript. Every chart has a description and its table.',
          'Every version is checked by automatic tests (axe, WCAG 2.2 AA rules) on all pages. Automatic tests do not find every fault: those with people and screen readers are still to be done.',
        ],
      },
    ],
    statement: 'Accessibility statement',
    noStatement:
      'The statement is up to whoever publishes the service; a draft is in the project’s documentation.',
    report: (email) => `To report a difficulty: ${email}`,
  },
};
