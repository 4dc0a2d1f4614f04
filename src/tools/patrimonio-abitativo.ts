// SPDX-License-Identifier: EUPL-1.2
import { definePlaceTool } from './place-tool.ts';

export const patrimonioAbitativo = definePlaceTool({
  name: 'patrimonio_abitativo',
  title: 'Patrimonio',
  description: 'Alloggi pubblici di ogni ente: totale, SAP, SAS. Es. {"comune":"Soresina"}',
  measures: ['patrimonio_totale', 'patrimonio_sap', 'patrimonio_sas', 'patrimonio_altri_usi'],
  notes: () => [
    'Il patrimonio di un comune non è tutta l’edilizia pubblica sul suo territorio: quello di ALER è dato per tutto l’ambito.',
  ],
});
