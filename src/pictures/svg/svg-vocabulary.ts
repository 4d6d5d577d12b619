/** What a drawing is made of (SVG 2): all that is written. Everything else is left out, or the drawing is refused. */

export const elements = words(`
  svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath image marker pattern
  clipPath mask linearGradient radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
  feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
  feTile feTurbulence`)

/** Elements in which characters are drawn. */
export const textElements = words('text tspan textPath')

/** Elements that draw a shape of their own. */
export const shapes = words('path rect circle ellipse line polyline polygon')

/** Elements that draw only what refers to them. */
export const definitions = words(`
  symbol marker pattern clipPath mask linearGradient radialGradient filter`)

/** Lengths, numbers, angles and lists of these. */
export const numericAttributes = words(`
  x y width height cx cy r rx ry x1 y1 x2 y2 dx dy rotate fx fy fr pathLength textLength startOffset offset viewBox
  points refX refY markerWidth markerHeight orient stdDeviation k1 k2 k3 k4 kernelMatrix kernelUnitLength order
  divisor bias targetX targetY values tableValues slope intercept amplitude exponent surfaceScale diffuseConstant
  specularConstant specularExponent limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ z scale radius
  baseFrequency numOctaves seed`)

/** Words in the values of attributes that no property has. */
export const keywordAttributes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ['gradientUnits patternUnits patternContentUnits maskUnits', 'userSpaceOnUse objectBoundingBox'],
    ['maskContentUnits clipPathUnits filterUnits primitiveUnits', 'userSpaceOnUse objectBoundingBox'],
    ['markerUnits', 'strokeWidth userSpaceOnUse'],
    ['spreadMethod', 'pad reflect repeat'],
    ['preserveAspectRatio', `none meet slice ${alignments()}`],
    ['orient rotate', 'auto auto-start-reverse'],
    ['lengthAdjust', 'spacing spacingAndGlyphs'],
    ['method', 'align stretch'],
    ['spacing', 'auto exact'],
    ['side', 'left right'],
    ['refX refY', 'left center right top bottom'],
    ['operator', 'over in out atop xor lighter arithmetic erode dilate'],
    ['type', 'identity table discrete linear gamma matrix saturate hueRotate luminanceToAlpha fractalNoise turbulence'],
    ['edgeMode', 'duplicate wrap none'],
    ['preserveAlpha', 'true false'],
    ['xChannelSelector yChannelSelector', 'R G B A'],
    ['stitchTiles', 'stitch noStitch'],
    ['mode', 'normal multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference'],
    ['mode', 'exclusion hue saturation color luminosity'],
  ]
    .flatMap(([names = '', values = '']) => names.split(' ').map((name) => [name, values] as const))
    .reduce(
      (all, [name, values]) => all.set(name, words(`${[...(all.get(name) ?? [])].join(' ')} ${values}`)),
      new Map(),
    ),
)

/** Inputs of a filter; other values of `in` and `in2` are names of results. */
export const filterInputs = words('SourceGraphic SourceAlpha BackgroundImage BackgroundAlpha FillPaint StrokePaint')

export const transformAttributes = words('transform gradientTransform patternTransform')

/** CSS properties, of which most are attributes too. Fonts are those of the program. */
export const properties = words(`
  alignment-baseline background background-color baseline-shift clip clip-path clip-rule color color-interpolation
  color-interpolation-filters color-rendering color-scheme cx cy direction display dominant-baseline fill fill-opacity
  fill-rule filter flood-color flood-opacity font font-kerning font-size font-size-adjust font-stretch font-style
  font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical height image-rendering isolation
  letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode
  opacity overflow overflow-x overflow-y paint-order r rx ry shape-rendering stop-color stop-opacity stroke
  stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
  text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style text-orientation
  text-rendering text-transform transform transform-box transform-origin unicode-bidi vector-effect visibility
  white-space width word-spacing writing-mode x y`)

export const units = words('px pt pc mm cm in em ex rem ch vw vh vmin vmax q deg rad grad turn')

export const cssFunctions = words(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp var matrix matrix3d translate
  translatex translatey scale scalex scaley rotate skew skewx skewy blur brightness contrast drop-shadow grayscale
  hue-rotate invert opacity saturate sepia inset circle ellipse polygon`)

/** Words in the values of the properties above, in lower case. */
export const cssKeywords = words(`
  none inherit initial unset revert auto normal currentcolor transparent context-fill context-stroke
  inline block inline-block visible hidden collapse scroll clip nonzero evenodd srgb linearrgb display-p3 a98-rgb
  butt round square bevel miter miter-clip arcs start middle end left right center top bottom justify baseline
  alphabetic ideographic hanging mathematical central text-before-edge text-after-edge text-top text-bottom
  before-edge after-edge use-script no-change reset-size sub super ltr rtl embed bidi-override isolate isolate-override
  plaintext bold bolder lighter italic oblique small-caps condensed expanded semi-condensed semi-expanded
  extra-condensed extra-expanded ultra-condensed ultra-expanded xx-small x-small small medium large x-large xx-large
  smaller larger underline overline line-through solid double dotted dashed wavy uppercase lowercase capitalize
  pre nowrap pre-wrap pre-line break-spaces horizontal-tb vertical-rl vertical-lr lr-tb rl-tb tb-rl lr rl tb mixed upright
  optimizespeed optimizequality optimizelegibility geometricprecision crispedges crisp-edges pixelated
  non-scaling-stroke fill-box view-box stroke-box content-box border-box padding-box luminance alpha
  multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference exclusion hue
  saturation color luminosity plus-lighter fill stroke markers light dark only in to from at important
  deg shorter longer repeat no-repeat repeat-x repeat-y circle ellipse closest-side farthest-side`)

export const colourNames = words(`
  aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
  cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
  darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
  darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
  firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
  hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
  lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
  lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue
  mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
  midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
  palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
  rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
  slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow
  yellowgreen canvas canvastext linktext`)

export const pseudoClasses = words(`
  root first-child last-child only-child first-of-type last-of-type empty hover focus active link visited`)

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

function alignments(): string {
  const places = ['Min', 'Mid', 'Max']
  return places.flatMap((x) => places.map((y) => `x${x}Y${y}`)).join(' ')
}
