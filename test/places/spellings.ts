// SPDX-License-Identifier: EUPL-1.2

/** The comuni as the plans write them, each with its official name. Lines are those of the plan's text. */
export interface Spelling {
  readonly written: string;
  readonly nome: string;
  readonly certainty: 'certain' | 'probable';
}

const spellings = (rows: string): readonly Spelling[] =>
  rows
    .trim()
    .split('\n')
    .map((row) => {
      const [written = '', nome = written, mark] = row.split(' = ');
      return { written, nome, certainty: mark === 'refuso' ? 'probable' : 'certain' };
    });

/** cremonese-2026, lines 56-158, 163-246, 251-283, 290-423, 454-503. */
export const CREMONESE = spellings(`
Acquanegra Cremonese
Annicco
Azzanello
Bonemerse
Bordolano
Cappella Cantone
Cappella de' Picenardi
Casalbuttano ed Uniti
Casalmorano
Castelveverde = Castelverde = refuso
Castelvevisconti = Castelvisconti = refuso
Cella Dati
Cicognolo
Corte de' Cortesi con Cignone
Corte de' Frati
Cremona
Crotta d'Adda
Derovere
Formigara
Gabbioneta Binanuova = Gabbioneta-Binanuova
Gadesco Pieve Delmona = Gadesco-Pieve Delmona
Gerre de' Caprioli
Grontardo
Grumello Cremonese = Grumello Cremonese ed Uniti
Isola Dovarese
Malagnino
Olmeneta
Ostiano
Paderno Ponchielli
Persico Dosimo
Pescarolo ed Uniti
Pessina Cremonese
Pieve d'Olmi
Pieve San Giacomo
Pizzighettone
Pozzaglio ed Uniti
Robecco d'Oglio
San Bassano
San Daniele Po
Scandolara Ripa d'Oglio
Sesto ed Uniti
Soresina
Sospiro
Spinadesco
Stagno Lombardo
Torre de' Picenardi
Vescovato
Volongo
CREMONA = Cremona
Castelverde
Gadesco–Pieve Delmona = Gadesco-Pieve Delmona
Grumello Cremonese e Uniti = Grumello Cremonese ed Uniti
Gerre De' Caprioli = Gerre de' Caprioli
Corte de' Cortesi C. = Corte de' Cortesi con Cignone
Gabbioneta-Binanuova
Castelvisconti
BORDOLANO = Bordolano
CASALBUTTANO = Casalbuttano ed Uniti
CASTELVERDE = Castelverde
CORTE de CORTESI = Corte de' Cortesi con Cignone
ROBECCO OGLIO = Robecco d'Oglio
AZZANELLO = Azzanello
CASALMORANO = Casalmorano
CASTELVISCONTI = Castelvisconti
PADERNO PONCHIELLI = Paderno Ponchielli
SESTO ED UNITI = Sesto ed Uniti
SORESINA = Soresina
CORTE de FRATI = Corte de' Frati
GADESCO PD = Gadesco-Pieve Delmona
GRONTARDO = Grontardo
OLMENETA = Olmeneta
PERSICO DOSIMO = Persico Dosimo
POZZAGLIO = Pozzaglio ed Uniti
SCANDOLARA RO = Scandolara Ripa d'Oglio
GABBIONETA B = Gabbioneta-Binanuova
ISOLA DOV = Isola Dovarese
OSTIANO = Ostiano
PESCAROLO = Pescarolo ed Uniti
PESSINA = Pessina Cremonese
TORRE DE' PICENARDI = Torre de' Picenardi
VESCOVATO = Vescovato
VOLONGO = Volongo
BONEMERSE = Bonemerse
CAPPELLA de PICENARDI = Cappella de' Picenardi
CELLA DATI = Cella Dati
CICOGNOLO = Cicognolo
DEROVERE = Derovere
GERRE de CAPRIOLI = Gerre de' Caprioli
MALAGNINO = Malagnino
PIEVE D'OLMI = Pieve d'Olmi
PIEVE SAN GIACOMO = Pieve San Giacomo
SAN DANIELE PO = San Daniele Po
SOSPIRO = Sospiro
STAGNO LOMB = Stagno Lombardo
ACQUANEGRA = Acquanegra Cremonese
ANNICCO = Annicco
CAPPELLA CANTONE = Cappella Cantone
CROTTA D'ADDA = Crotta d'Adda
FORMIGARA = Formigara
GRUMELLO = Grumello Cremonese ed Uniti
PIZZIGHETTONE = Pizzighettone
SAN BASSANO = San Bassano
SPINADESCO = Spinadesco
Cappella De' Picenardi = Cappella de' Picenardi
Corte de' Cortesi = Corte de' Cortesi con Cignone
Corte De Frati = Corte de' Frati
Pieve S. Giacomo = Pieve San Giacomo
Scandolara Ripa D'Oglio = Scandolara Ripa d'Oglio
Torre De' Picenardi = Torre de' Picenardi
CAPPELLA DE' PICENARDI = Cappella de' Picenardi
CASALBUTTANO ED UNITI = Casalbuttano ed Uniti
CORTE DE CORTESI CON CIGNONE = Corte de' Cortesi con Cignone
CORTE DE FRATI = Corte de' Frati
GADESCO PIEVE DELMONA = Gadesco-Pieve Delmona
GERRE DE' CAPRIOLI = Gerre de' Caprioli
GRUMELLO CREMONESE ED UNITI = Grumello Cremonese ed Uniti
PESSINA CREMONESE = Pessina Cremonese
POZZAGLIO UNITI = Pozzaglio ed Uniti
ROBECCO D'OGLIO = Robecco d'Oglio
SCANDOLARA RIPA D'OGGIO = Scandolara Ripa d'Oglio = refuso
STAGNO LOMBARDO = Stagno Lombardo
CAPPELLA DE'PICENARDI = Cappella de' Picenardi
POZZAGLIO ED UNITI = Pozzaglio ed Uniti
PERSICO D'OSIMO = Persico Dosimo
SCANDOLARA RIPA D'OGLIO = Scandolara Ripa d'Oglio
ISOLA DOVARESE = Isola Dovarese
COMUNE DI CREMONA = Cremona
COMUNE DI ANNICCO = Annicco
COMUNE DI GERRE DE' CAPRIOLI = Gerre de' Caprioli
COMUNE DI GRONTARDO = Grontardo
COMUNE DI PESSINA CREMONESE = Pessina Cremonese
COMUNE DI PIEVE SAN GIACOMO = Pieve San Giacomo
COMUNE DI POZZAGLIO ED UNITI = Pozzaglio ed Uniti
COMUNE DI SORESINA = Soresina
COMUNE DI SPINADESCO = Spinadesco
COMUNE DI VOLONGO = Volongo
CASTELVISCANTI = Castelvisconti = refuso
SESTO = Sesto ed Uniti
CORTE DE CORTESI = Corte de' Cortesi con Cignone
SCANDOLARA R.O. = Scandolara Ripa d'Oglio
GADESCO P.D. = Gadesco-Pieve Delmona
GABBIONETA B.N. = Gabbioneta-Binanuova
TORRE DÉ PICENARDI = Torre de' Picenardi
CAPPELLA DÉ PICENARDI = Cappella de' Picenardi
GERRE DE CAPRIOLI = Gerre de' Caprioli
`);

/** oglio-po-2021, lines 61-88, 127-153, 378 and the tables by owner. */
export const OGLIO_PO = spellings(`
Bozzolo
Calvatone
Casalmaggiore
Casteldidone
Cingia de’ Botti = Cingia de' Botti
Commessaggio
Dosolo
Gazzuolo
Gussola
Marcaria
Martignana di Po
Motta Baluffi
Piadena Drizzona
Pomponesco
Rivarolo del Re ed Uniti
Rivarolo Mantovano
Sabbioneta
San Giovanni in Croce
San Martino dall'Argine
San Martino del Lago
Scandolara Ravara
Solarolo Rainerio
Spineda
Tornata
Torricella del Pizzo
Viadana
Voltido
Cingia de' Botti
COMUNE DI BOZZOLO = Bozzolo
COMUNE DI CALVATONE* = Calvatone
COMUNE DI CASALMAGGIORE = Casalmaggiore
COMUNE DI CASTELDIDONE = Casteldidone
COMUNE DI CINGIA DE' BOTTI = Cingia de' Botti
COMUNE DI COMMESSAGGIO = Commessaggio
COMUNE DI DOSOLO = Dosolo
COMUNE DI GAZZUOLO = Gazzuolo
COMUNE DI GUSSOLA = Gussola
COMUNE DI MARCARIA = Marcaria
COMUNE DI MARTIGNANA DI PO* = Martignana di Po
COMUNE DI MOTTA BALUFFI = Motta Baluffi
COMUNE DI PIADENA DRIZZONA* = Piadena Drizzona
COMUNE DI POMPONESCO = Pomponesco
COMUNE DI RIVAROLO DEL RE ED UNITI = Rivarolo del Re ed Uniti
COMUNE DI RIVAROLO MANTOVANO = Rivarolo Mantovano
COMUNE DI SABBIONETA = Sabbioneta
COMUNE DI SAN GIOVANNI IN CROCE* = San Giovanni in Croce
COMUNE DI SAN MARTINO DALL'ARGINE = San Martino dall'Argine
COMUNE DI SAN MARTINO DEL LAGO = San Martino del Lago
COMUNE DI SCANDOLARA RAVARA = Scandolara Ravara
COMUNE DI SOLAROLO RAINERIO* = Solarolo Rainerio
COMUNE DI SPINEDA = Spineda
COMUNE DI TORNATA = Tornata
COMUNE DI TORRICELLA DEL PIZZO = Torricella del Pizzo
COMUNE DI VIADANA = Viadana
COMUNE DI VOLTIDO = Voltido
COMUNE DI SAN GIOVANNI IN CROCE = San Giovanni in Croce
COMUNE DI CASTELIDONE = Casteldidone = refuso
COMUNE DI CALVATONE = Calvatone
COMUNE DI MARTIGNANA DI PO = Martignana di Po
COMUNE DI PIADENA DRIZZONA = Piadena Drizzona
COMUNE DI SOLAROLO RAINERIO = Solarolo Rainerio
COMUNE DI RIVAROLO DEL RE ED UNITI* = Rivarolo del Re ed Uniti
Piadena e Drizzona = Piadena Drizzona
`);

/** cremasco-2019 and cremasco-2021, the tables by owner. */
export const CREMASCO = spellings(`
Comune di Crema = Crema
Città di Crema = Crema
Comune di Bagnolo Cremasco = Bagnolo Cremasco
Comune di Casale Cremasco-Vidolasco = Casale Cremasco-Vidolasco
Comune di Casaletto Ceredano = Casaletto Ceredano
Comune di Casaletto di Sopra = Casaletto di Sopra
Comune di Castelleone = Castelleone
Comune di Gombito = Gombito
Comune di Izano = Izano
Comune di Montodine = Montodine
Comune di Offanengo = Offanengo
Comune di Pandino = Pandino
Comune di Pianengo = Pianengo
Comune di Rivolta d'Adda = Rivolta d'Adda
Comune di Romanengo = Romanengo
Comune di Sergnano = Sergnano
Comune di Soncino = Soncino
Comune di Spino d'Adda = Spino d'Adda
Comune di Torlino Vimercati = Torlino Vimercati
Comune di Trescore Cremasco = Trescore Cremasco
Comune di Trigolo = Trigolo
Comune di Vaiano Cremasco = Vaiano Cremasco
Comune di Vailate = Vailate
Castelleone
Crema
Offanengo
Pandino
Sergnano
Vaiano = Vaiano Cremasco
Comune di Cremosano = Cremosano
Comune di Madignano = Madignano
Comune di Rivolta d’Adda = Rivolta d'Adda
Comune di Spino d’Adda = Spino d'Adda
Comune di Spino D’Adda = Spino d'Adda
`);
