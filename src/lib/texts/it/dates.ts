/** What is said about a day as a person wrote it. */
export const dates = {
  shape: 'gg/mm/aaaa',
  howTo: 'Scrivi giorno, mese e anno, per esempio 31/12/2027.',
  notInCalendar: (written: string) => `Il ${written} non è nel calendario. Scrivi un’altra data.`,
  noSuchMonth: (month: number) => `Il mese ${month} non esiste. Scrivi un’altra data.`,
  noSuchDay: (day: number, month: string) => `Il ${day} ${month} non esiste. Scrivi un’altra data.`,
};
