// The way in needs no script but for its two switches.
"use strict";

KG.switches();
