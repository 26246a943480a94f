<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="0">
<renderer-v2 type="graduatedSymbol" attr="distance_m" graduatedMethod="GraduatedColor" symbollevels="0" enableorderby="0" forceraster="0"><ranges>
<range lower="0" upper="50" label="up to 50 m (HJ 664-2013)" symbol="0" render="true"/>
<range lower="50" upper="300" label="up to 300 m" symbol="1" render="true"/>
<range lower="300" upper="1000" label="up to 1 km" symbol="2" render="true"/>
<range lower="1000" upper="3000" label="up to 3 km" symbol="3" render="true"/>
<range lower="3000" upper="5000" label="up to 5 km" symbol="4" render="true"/>
<range lower="5000" upper="30000000" label="farther" symbol="5" render="true"/>
</ranges><symbols>
<symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="103,0,13,255"/><Option type="QString" name="line_width" value="1.1"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="round"/></Option></layer></symbol>
<symbol type="line" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="165,15,21,255"/><Option type="QString" name="line_width" value="0.9"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="round"/></Option></layer></symbol>
<symbol type="line" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="222,45,38,255"/><Option type="QString" name="line_width" value="0.7"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="round"/></Option></layer></symbol>
<symbol type="line" name="3" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="251,106,74,255"/><Option type="QString" name="line_width" value="0.5"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="round"/></Option></layer></symbol>
<symbol type="line" name="4" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="242,155,128,255"/><Option type="QString" name="line_width" value="0.35"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="round"/></Option></layer></symbol>
<symbol type="line" name="5" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="140,140,140,255"/><Option type="QString" name="line_width" value="0.26"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="flat"/><Option type="QString" name="use_custom_dash" value="1"/><Option type="QString" name="customdash" value="2;1"/><Option type="QString" name="customdash_unit" value="MM"/></Option></layer></symbol>
</symbols><classificationMethod id="Jenks"><labelFormat format="%1 – %2" labelprecision="2" trimtrailingzeroes="1"/></classificationMethod></renderer-v2>
<aliases>
<alias field="station_id" index="0" name="Station ID"/>
<alias field="station_name" index="1" name="Station"/>
<alias field="site_id" index="2" name="Site ID"/>
<alias field="site_name" index="3" name="Site"/>
<alias field="kind" index="4" name="Kind"/>
<alias field="distance_m" index="5" name="Distance (m)"/>
<alias field="azimuth_deg" index="6" name="Azimuth from the station (°)"/>
<alias field="sector" index="7" name="Sector"/>
<alias field="ring" index="8" name="Ring (upper bound)"/>
<alias field="rank" index="9" name="Rank"/>
<alias field="within_accuracy" index="10" name="Position error could change the ring"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="station_id" hidden="0" width="-1"/>
<column type="field" name="station_name" hidden="0" width="-1"/>
<column type="field" name="site_id" hidden="0" width="-1"/>
<column type="field" name="site_name" hidden="0" width="-1"/>
<column type="field" name="kind" hidden="0" width="-1"/>
<column type="field" name="distance_m" hidden="0" width="-1"/>
<column type="field" name="azimuth_deg" hidden="0" width="-1"/>
<column type="field" name="sector" hidden="0" width="-1"/>
<column type="field" name="ring" hidden="0" width="-1"/>
<column type="field" name="rank" hidden="0" width="-1"/>
<column type="field" name="within_accuracy" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:8bae23b06984bf365c93b3693a69bfa7a67d2f784da152b4a452761598e1c145 -->
