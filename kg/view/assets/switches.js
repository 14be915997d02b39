// A page that needs no script but for its two switches.
"use strict";

KG.switches();
KG.page = {};
