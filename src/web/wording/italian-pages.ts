// SPDX-License-Identifier: EUPL-1.2

/** The texts of the pages beside the chat, in Italian. */
export const italianPages = {
  documents: {
    introduction:
      'Ogni risposta viene da questi documenti. Qui si leggono per intero, con le righe numerate.',
    none: 'Nessun documento è caricato.',
    kinds: { piano_annuale: 'Piano annuale', delibera: 'Delibera' },
    facts: (kind: string, ambito: string, year: number, lines: string) =>
      `${kind} · ambito ${ambito} · anno ${year} · ${lines} righe`,
    approved: (title: string, date: string) => `${title} (approvato il ${date})`,
    linesOf: (lines: string, count: string) => `${lines} di ${count}`,
    goThere: 'Vai a questo punto del testo',
    index: 'Indice del documento',
    text: 'Testo del documento',
    line: (number: number) => `Riga ${number}`,
    whole: (lines: string) => `Apri il documento intero: ${lines}`,
    figuresHere: 'Cifre lette in queste righe',
    unknownTitle: 'Documento non trovato',
    unknown: 'Questo documento non è tra quelli caricati. L’elenco dice quali ci sono.',
    noLinesTitle: 'Righe non trovate',
    noLines: 'Le righe chieste non ci sono.',
    badLines: 'Le righe si indicano con un numero, come 367, o con due, come 340-368.',
    length: (title: string, count: string) => `Il documento «${title}» ha ${count} righe, numerate da 1.`,
    readWhole: 'Leggere tutto il documento',
  },
  facts: {
    value: 'Valore',
    status: 'Come leggerlo',
    measure: 'Che cosa è',
    place: 'Territorio',
    owner: 'Ente proprietario',
    year: 'Anno a cui si riferisce',
    document: 'Documento',
    norm: 'Norma',
    differences: 'Differenze tra i piani',
    identified: (raw: string, reason: string) => `Il documento scrive «${raw}»: ${reason}.`,
    source: 'Nel documento',
    id: 'Identificativo stabile',
    details: 'Dettagli',
    json: 'Questa cifra come dato (JSON)',
    unknownTitle: 'Cifra non trovata',
    unknown: 'A questo indirizzo non c’è nessuna cifra dei piani caricati.',
    checks: 'Verifiche che toccano queste righe',
  },
  calculations: {
    names: {
      somma: 'Somma',
      media: 'Media',
      differenza: 'Differenza',
      variazione: 'Variazione in percentuale',
      quota: 'Quota in percentuale',
      conteggio: 'Alloggi contati',
      'conteggio-comuni': 'Comuni contati',
      'conteggio-enti': 'Enti contati',
      'conteggio-piani': 'Piani contati',
    },
    introduction:
      'Nessun documento scrive questa cifra: è un conto fatto su quello che i piani scrivono, qui sotto riga per riga.',
    operands: 'Le cifre del conto',
    counted: 'Le righe contate',
    figure: 'Che cosa è',
    plan: 'Piano',
    dwelling: 'Alloggio',
    whole: 'Apri il conto in una pagina',
    json: 'Questo conto come dato (JSON)',
    unknownTitle: 'Conto non trovato',
    unknown: 'A questo indirizzo non c’è un conto che si possa fare con le cifre dei piani caricati.',
  },
  checks: {
    declared: 'Il documento dichiara',
    computed: 'Il conto dà',
    difference: 'Differenza',
    whole: 'Apri la verifica in una pagina',
    json: 'Questa verifica come dato (JSON)',
    unknownTitle: 'Verifica non trovata',
    unknown: 'A questo indirizzo non c’è nessuna verifica dei piani caricati.',
  },
  comuni: {
    introduction:
      'Per ogni comune, tutto quello che i piani caricati ne dicono: cifre, alloggi elencati, verifiche e fonti.',
    ofAmbito: (ambito: string) => `Ambito ${ambito}`,
    province: (code: string) => `provincia di ${code}`,
    istat: (code: string) => `codice ISTAT ${code}`,
    years: (years: string) => `piani: ${years}`,
    silent: 'I piani caricati non danno cifre su questo comune.',
    noPlan: 'Di questo ambito non è caricato nessun piano.',
    unknownTitle: 'Comune non trovato',
    unknown: 'A questo indirizzo non c’è nessun comune degli ambiti caricati.',
    summary: (year: number) => `In breve, dal piano ${year}`,
    find: 'Trovare un comune',
    figures: 'Cifre',
    dwellings: 'Alloggi elencati uno per uno',
    checks: 'Verifiche',
    ask: 'Chiedere di questo comune',
    aler: 'Gli alloggi di ALER sono spesso dati solo per tutto l’ambito: qui ci sono quelli che il piano attribuisce al comune.',
    columns: { measure: 'Cifra', owner: 'Ente', value: 'Valore', source: 'Fonte' },
    dwellingColumns: {
      id: 'ID alloggio',
      ui: 'U.I.',
      owner: 'Ente',
      service: 'Uso',
      state: 'Stato',
      vacancy: 'Classificazione',
      source: 'Fonte',
    },
    yearsChart: (label: string) => `${label}: i piani a confronto`,
  },
  plans: {
    introduction: 'I piani annuali caricati: tutte le cifre, le verifiche aritmetiche e il testo completo.',
    counts: {
      facts: (count: string) => `${count} cifre`,
      dwellings: (count: string) => `${count} alloggi elencati`,
      checks: (count: string) => `${count} verifiche`,
    },
    read: 'Leggere il documento',
    byComune: (label: string) => `${label}, per comune`,
    ownersAdded:
      'Per ogni comune, la somma degli enti che il piano elenca. Mancano i comuni senza una cifra o con zero.',
    figures: 'Tutte le cifre',
    tables: 'Tabelle del piano',
    rows: (count: number) => (count === 1 ? '1 riga' : `${count} righe`),
    territory: 'Territorio',
    owner: 'Ente',
    detail: 'Dettaglio',
    checks: 'Verifiche',
    checksIntroduction:
      'Il documento controllato con sé stesso: totali e somme, testo e tabelle. Ciò che non torna si mostra, non si corregge.',
    verdicts: {
      ok: 'torna',
      mismatch: 'non torna',
      scope_differs: 'conta altro',
      not_checkable: 'non controllabile',
    },
    okChecks: (count: string) => `${count} verifiche che tornano`,
    check: 'Verifica',
    verdict: 'Esito',
    meaning: 'Che cosa vuol dire',
    unknownTitle: 'Piano non trovato',
    unknown: 'Questo piano non è tra quelli caricati.',
    dwellings: 'Alloggi elencati uno per uno',
    comune: 'Comune',
    total: 'totale stampato',
    download: 'I dati di tutti i piani',
  },
  search: {
    title: 'Cerca',
    label: 'Cercare un comune, un codice di alloggio, parole dei documenti',
    button: 'Cerca',
    results: (query: string) => `Risultati per «${query}»`,
    none: 'Nessun risultato. Provare con altre parole, o fare una domanda.',
    comuni: 'Comuni',
    dwellings: 'Alloggi',
    passages: (count: string) => `Nei documenti (${count})`,
    askInstead: 'Fare questa domanda',
    dwelling: (code: string, place: string) => `Alloggio ${code}, ${place}`,
    outside: (name: string, province: string) => `${name} (${province}) è fuori dagli ambiti caricati.`,
  },
  data: {
    introduction:
      'Tutto ciò che il servizio sa, da scaricare e riusare. Ogni riga porta il documento e le righe da cui viene.',
    what: 'Insiemi di dati',
    sets: {
      cifre: {
        title: 'Cifre dei piani',
        text: 'Ogni casella di ogni tabella: misura, ente, territorio, anno, valore, stato, fonte.',
      },
      alloggi: {
        title: 'Alloggi elencati',
        text: 'Gli alloggi che i piani elencano uno per uno, con codice, uso e stato.',
      },
      verifiche: {
        title: 'Verifiche',
        text: 'I controlli aritmetici dei documenti con sé stessi, con l’esito.',
      },
      misure: {
        title: 'Misure',
        text: 'Che cosa vuol dire ogni cifra, con la norma e le differenze tra i piani.',
      },
      testi: { title: 'Testi', text: 'I passi in prosa dei documenti, con la sezione e le righe.' },
    },
    rowsOf: (count: string) => `${count} righe`,
    licence: 'Licenza dei dati',
    metadata: 'Metadati DCAT-AP_IT',
    metadataText: 'Il catalogo, leggibile dai portali di dati aperti:',
    noPublisher:
      'Questa installazione non dichiara un ente titolare: i metadati sono validi solo quando la configurazione lo indica.',
    api: 'Per i programmi',
    apiText:
      'Gli stessi dati si interrogano con il protocollo MCP all’indirizzo /mcp, e le domande si fanno con POST /api/ask.',
  },
  contacts: {
    introduction:
      'Questo servizio dice che cosa è scritto nei piani. Per una domanda di casa, un caso personale o un’urgenza servono le persone.',
    offices: 'Gli uffici',
    noOffices:
      'Chi pubblica questo servizio non ha ancora indicato i propri uffici. Ci si rivolge al Comune di residenza (servizi sociali o ufficio casa) o ad ALER.',
    phone: 'Telefono',
    email: 'E-mail',
    address: 'Indirizzo',
    hours: 'Orari',
    site: 'Sito',
    urgent: 'Se c’è un’urgenza',
    updated: (date: string) => `Elenco aggiornato il ${date}.`,
    from: (source: string) => `Fonte: ${source}`,
  },
  about: {
    sections: [
      {
        title: 'Che cos’è',
        text: [
          'ChiediCasa legge i piani annuali dell’offerta abitativa pubblica e risponde alle domande con le cifre che i piani scrivono. Accanto a ogni cifra c’è il collegamento alla riga del documento.',
          'Risponde un programma automatico. Non parla a nome di un ufficio e non prende decisioni.',
        ],
      },
      {
        title: 'Come leggere una risposta',
        text: [
          'Un piano è una ricognizione a una certa data: non dice quanti alloggi sono liberi oggi. Gli alloggi si assegnano con un avviso pubblico.',
          'Una casella vuota, un trattino o «non comunicato» non sono zero. Le cifre da leggere con prudenza hanno un segno tratteggiato e una parola che lo spiega.',
          'Se la risposta è sbagliata, sotto c’è il modo di dirlo.',
        ],
      },
      {
        title: 'Che cosa non fa',
        text: [
          'Non valuta casi personali, non calcola punteggi, affitti o diritti. Non inventa: se i documenti non dicono un dato, lo scrive.',
        ],
      },
    ],
    generative: 'Intelligenza artificiale',
  },
  privacy: {
    sections: [
      {
        title: 'Che cosa si conserva',
        text: [
          'Le domande non si conservano. La conversazione sta nella scheda del browser e sparisce quando la si chiude o la si elimina. La pagina non ha cookie né parti di altri siti.',
          'Si conservano solo i giudizi che qualcuno decide di inviare: utile o sbagliato, la cifra, le parole scritte. Il testo della domanda si allega solo se lo si chiede.',
          'L’indirizzo del collegamento resta in memoria circa un minuto, solo per fermare chi manda troppe richieste. Non si scrive da nessuna parte.',
        ],
      },
      {
        title: 'Dati personali',
        text: [
          'Per rispondere non servono dati personali. Codice fiscale, telefono, e-mail e IBAN che si scrivono per errore vengono tolti prima di usare la domanda.',
        ],
      },
    ],
    model: {
      title: 'Intelligenza artificiale generativa',
      text: [
        'Le domande che il programma non capisce per intero vanno al modello linguistico scelto da chi pubblica il servizio, insieme a quelle di prima nella stessa conversazione. Prima si tolgono i dati personali che si riconoscono; chi scrive può non indicarne. Non parte nient’altro di chi scrive.',
      ],
    },
    retention: (days: number) => `I giudizi si cancellano dopo ${days} giorni.`,
    controller: (name: string) => `Titolare del trattamento: ${name}.`,
    noController: 'Questa installazione non indica ancora il titolare del trattamento.',
    officer: (contact: string) => `Responsabile della protezione dei dati: ${contact}.`,
    notice: 'Informativa completa',
  },
  accessibility: {
    sections: [
      {
        title: 'Come è fatto',
        text: [
          'Le pagine si usano con la sola tastiera, con un lettore di schermo, ingrandite al 200%, con i colori del sistema, su carta e senza JavaScript. Ogni grafico ha una descrizione e la sua tabella.',
          'Ogni versione è controllata da prove automatiche (axe, regole WCAG 2.2 AA) su tutte le pagine. Le prove automatiche non trovano ogni difetto: quelle con persone e con lettori di schermo restano da fare.',
        ],
      },
    ],
    statement: 'Dichiarazione di accessibilità',
    noStatement:
      'La dichiarazione è a cura di chi pubblica il servizio; una bozza è nella documentazione del progetto.',
    report: (email: string) => `Per segnalare una difficoltà: ${email}`,
  },
};
