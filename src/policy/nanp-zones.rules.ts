// Which time zones an area code of the North American numbering plan can mean. Derived from the prefix map of Google's
// libphonenumber (Apache-2.0), taking the union of all entries below an area code, because the longest-prefix answer picks one
// zone where a code spans two (contracts.md 4.3). A ported mobile makes any zone read from a number a guess.

const AREA_CODES: Record<string, string> = {
  'America/Adak|America/Anchorage': '907',
  'America/Anguilla': '264',
  'America/Antigua': '268',
  'America/Barbados': '246',
  'America/Cayman': '345',
  'America/Chicago':
    '205 210 214 217 218 224 225 228 235 251 254 256 262 274 281 309 312 314 316 318 319 320 325 327 331 334 337 ' +
    '346 353 361 402 405 409 414 417 430 432 447 464 469 479 501 504 507 512 515 531 534 539 557 563 572 573 580 ' +
    '601 608 612 615 618 629 630 636 641 651 659 660 662 682 689 708 712 713 715 726 730 731 737 763 769 773 779 ' +
    '806 815 816 817 830 832 847 870 872 901 903 913 918 920 931 936 938 940 945 952 956 972 975 979 985',
  'America/Chicago|America/Denver': '308 605 620 701 785',
  'America/Chicago|America/New_York': '219 270 364 423 448 574 606 812 850 906 930',
  'America/Denver': '303 307 385 406 435 505 575 719 720 748 801 915 970 983',
  'America/Denver|America/Los_Angeles': '208 458 541 775 986',
  'America/Denver|America/Phoenix': '928',
  'America/Dominica': '767',
  'America/Edmonton': '368 403 587 780 825',
  'America/Edmonton|America/Toronto|America/Vancouver|America/Winnipeg': '867',
  'America/Edmonton|America/Vancouver': '236 250 257 672 778',
  'America/Grand_Turk': '649',
  'America/Grenada': '473',
  'America/Halifax': '428 506 782 902',
  'America/Halifax|America/St_Johns': '709 879',
  'America/Halifax|America/Toronto': '367 418 581',
  'America/Jamaica': '658 876',
  'America/Los_Angeles':
    '206 209 213 253 279 310 323 341 350 360 369 408 415 424 425 442 503 509 510 530 559 562 564 619 626 628 650 ' +
    '657 661 669 702 707 714 725 738 747 760 805 818 820 831 840 858 909 916 925 949 951 971',
  'America/Lower_Princes': '721',
  'America/Montserrat': '664',
  'America/Nassau': '242',
  'America/New_York':
    '201 202 203 207 212 215 216 220 223 227 229 231 234 239 240 248 252 260 267 269 272 276 283 301 302 304 305 ' +
    '313 315 317 321 324 326 329 330 332 336 339 347 351 352 363 380 386 401 404 407 410 412 413 419 434 440 443 ' +
    '445 463 470 472 475 478 484 502 508 513 516 517 518 540 551 561 567 570 571 582 585 586 603 607 609 610 614 ' +
    '616 617 631 640 645 646 656 667 678 680 681 686 703 704 706 716 717 718 724 727 728 732 734 740 743 754 757 ' +
    '762 765 770 771 772 774 781 786 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 ' +
    '860 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954 959 973 978 980 984 989',
  'America/Phoenix': '480 520 602 623',
  'America/Port_of_Spain': '868',
  'America/Puerto_Rico': '787 939',
  'America/Regina': '306 474 639',
  'America/Santo_Domingo': '809 829 849',
  'America/St_Kitts': '869',
  'America/St_Lucia': '758',
  'America/St_Thomas': '340',
  'America/St_Vincent': '784',
  'America/Toronto': '226 249 263 289 343 354 365 382 416 437 438 450 468 514 519 548 579 613 647 683 705 742 753 819 873 905 942',
  'America/Toronto|America/Winnipeg': '807',
  'America/Tortola': '284',
  'America/Vancouver': '604',
  'America/Winnipeg': '204 431 584',
  'Atlantic/Bermuda': '441',
  'Pacific/Guam': '671',
  'Pacific/Honolulu': '808',
  'Pacific/Pago_Pago': '684',
  'Pacific/Saipan': '670',
};

// States with rules of their own: narrower hours for marketing texts, or a duty to say that a machine writes (contracts.md 4.3, 4.7); area
// codes from the numbering plan administrator (NANPA).
const STATES: Record<string, string> = {
  FL: '239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954',
  OK: '405 539 572 580 918',
  MD: '227 240 301 410 443 667',
  WA: '206 253 360 425 509 564',
  CT: '203 475 860 959',
  NJ: '201 551 609 640 732 848 856 862 908 973',
  MS: '228 601 662 769',
  RI: '401',
  UT: '385 435 801',
  ME: '207',
  TX: '210 214 254 281 325 346 361 409 430 432 469 512 682 713 726 737 806 817 830 832 903 915 936 940 945 956 972 979',
};

const ZONES_BY_CODE = invert(AREA_CODES, (key) => key.split('|'));
const STATE_BY_CODE = invert(STATES, (key) => key);

/** Every zone the area code can lie in; empty if unknown, and for toll-free codes, which lie everywhere. */
export function zonesOfAreaCode(code: string): readonly string[] {
  return ZONES_BY_CODE.get(code) ?? [];
}

/** The state of an area code, only for states with rules of their own. */
export function stateOfAreaCode(code: string): string | null {
  return STATE_BY_CODE.get(code) ?? null;
}

function invert<T>(table: Record<string, string>, value: (key: string) => T): Map<string, T> {
  const map = new Map<string, T>();
  for (const [key, codes] of Object.entries(table)) for (const code of codes.split(' ')) map.set(code, value(key));
  return map;
}
