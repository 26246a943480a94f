<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="0">
<renderer-v2 type="categorizedSymbol" attr="cluster_id" symbollevels="0" enableorderby="0" forceraster="0"><categories>
<category value="1" type="string" label="1" symbol="0" render="true"/>
<category value="2" type="string" label="2" symbol="1" render="true"/>
<category value="" type="string" label="In no cluster (or beyond the 40 largest)" symbol="2" render="true"/>
</categories><symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="0,114,178,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.2"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.4"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="213,94,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.2"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.9"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="189,189,189,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.2"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="1.5"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
</symbols></renderer-v2>
<aliases>
<alias field="site_id" index="0" name="Site ID"/>
<alias field="opened" index="1" name="Opened"/>
<alias field="id" index="2" name=""/>
<alias field="src_opened" index="3" name=""/>
<alias field="weight" index="4" name="Weight"/>
<alias field="lon" index="5" name=""/>
<alias field="lat" index="6" name=""/>
<alias field="cluster_id" index="7" name="Cluster"/>
<alias field="core" index="8" name="Core of the cluster"/>
<alias field="repeat_id" index="9" name="Repeat place"/>
<alias field="repeat_count" index="10" name="Sites in the span"/>
<alias field="repeat_first" index="11" name="First opened"/>
<alias field="repeat_last" index="12" name="Last opened"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="site_id" hidden="0" width="-1"/>
<column type="field" name="opened" hidden="0" width="-1"/>
<column type="field" name="id" hidden="0" width="-1"/>
<column type="field" name="src_opened" hidden="0" width="-1"/>
<column type="field" name="weight" hidden="0" width="-1"/>
<column type="field" name="lon" hidden="0" width="-1"/>
<column type="field" name="lat" hidden="0" width="-1"/>
<column type="field" name="cluster_id" hidden="0" width="-1"/>
<column type="field" name="core" hidden="0" width="-1"/>
<column type="field" name="repeat_id" hidden="0" width="-1"/>
<column type="field" name="repeat_count" hidden="0" width="-1"/>
<column type="field" name="repeat_first" hidden="0" width="-1"/>
<column type="field" name="repeat_last" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:614413f31612e9152ce48b878e544a2ad1be3860e82b2934ff8cc4022db58493 -->
