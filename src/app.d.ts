declare global {
  namespace App {
    interface PageState {
      /** What is to be done at arrival, once; an address alone never does anything. */
      act?: 'add-objective';
    }
  }
}

export {};
