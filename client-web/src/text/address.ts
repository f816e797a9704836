/** What is said of an address that phones cannot reach. */
export const joiningAddressText = {
  cannot: (host: string) => `Phones cannot reach ${host}.`,
  why: 'That address is this computer alone. It does for trying things out here.',
  start:
    'For phones, stop the server and start it with this computer\u2019s address in the network:',
  command: 'scripts/start --listen 0.0.0.0:8080 --public-url http://192.168.x.y:8080',
  more: '\u201chostname -I\u201d prints that address. The README says the rest, under \u201cA real workshop\u201d.',
  short: 'Phones cannot reach this address: see \u2011\u2011public\u2011url in the README',
} as const;
